from django.db import migrations
from django.db.models import OuterRef, Subquery


def copy(apps, schema_editor):
    """Say of every assignment where its claim stands."""
    claims = apps.get_model('factcheck', 'Claim').objects.filter(pk=OuterRef('claim'))
    apps.get_model('factcheck', 'Assignment').objects.update(claim_status=Subquery(claims.values('status')))


class Migration(migrations.Migration):

    dependencies = [
        ('factcheck', '0004_where_assigned_claims_stand'),
    ]

    operations = [
        migrations.RunPython(copy, migrations.RunPython.noop),
    ]
