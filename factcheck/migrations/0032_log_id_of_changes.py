import uuid

from django.db import migrations, models


def name(apps, schema_editor):
    """Give the changes that there are, and those to come, their name."""
    apps.get_model('factcheck', 'ChangeSequence').objects.get_or_create(pk=1)


class Migration(migrations.Migration):

    dependencies = [
        ('factcheck', '0031_addresses_of_claims'),
    ]

    operations = [
        migrations.CreateModel(
            name='ChangeSequence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('log_id', models.UUIDField(default=uuid.uuid4)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='change_sequence_is_one_row')],
            },
        ),
        migrations.RunPython(name, migrations.RunPython.noop),
    ]
