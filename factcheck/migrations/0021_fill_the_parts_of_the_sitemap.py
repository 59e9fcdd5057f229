from django.db import migrations
from django.db.models import Max

SIZE = 10_000


def fill(apps, schema_editor):
    checks = apps.get_model("factcheck", "FactCheck").objects.order_by("pk")
    parts = apps.get_model("factcheck", "SitemapPart").objects
    last = checks.last()
    for number in range((last.pk // SIZE if last else -1) + 1):
        rows = checks.filter(pk__gte=number * SIZE, pk__lt=(number + 1) * SIZE)
        changed_at = rows.order_by().aggregate(at=Max("updated_at"))["at"]
        if changed_at:
            parts.update_or_create(number=number, defaults={"changed_at": changed_at})


class Migration(migrations.Migration):
    dependencies = [("factcheck", "0020_parts_of_the_sitemap")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
