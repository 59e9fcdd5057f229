from django.db import migrations

COLUMN = 'ALTER TABLE factcheck_termcount ALTER COLUMN term TYPE varchar(60) COLLATE "{}"'


def by_code_points(apps, schema_editor):
    """SQLite does so anyway. PostgreSQL would sort as its locale does, and ranges of terms would have gaps."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(COLUMN.format("C"))


def by_locale(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(COLUMN.format("default"))


class Migration(migrations.Migration):
    dependencies = [("factcheck", "0024_find_by_facets")]

    operations = [migrations.RunPython(by_code_points, by_locale)]
