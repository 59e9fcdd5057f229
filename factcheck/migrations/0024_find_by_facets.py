from collections import Counter

from django.db import migrations


def token(kind, value):
    return f"::{kind}:{value}".lower().replace("-", ":").replace("_", ".")


def find(apps, schema_editor):
    counted = Counter()
    rows = apps.get_model("factcheck", "FactCheckTerms").objects.select_related("fact_check").order_by("pk")
    for row in rows.iterator(500):
        check = row.fact_check
        facets = [token("rating", check.rating), token("language", check.language)]
        facets += [token("claimant", check.claimant_id)] if check.claimant_id else []
        facets += [token("topic", topic.pk) for topic in check.topics.all()]
        row.facets = " ".join(facets)
        row.save(update_fields=["facets"])
        counted.update(["", *facets])
    counts = apps.get_model("factcheck", "TermCount").objects
    for term, fact_checks in sorted(counted.items()):
        counts.update_or_create(language="", term=term, defaults={"fact_checks": fact_checks})


def forget(apps, schema_editor):
    apps.get_model("factcheck", "TermCount").objects.filter(language="").delete()


class Migration(migrations.Migration):
    dependencies = [("factcheck", "0023_facets_of_fact_checks")]

    operations = [migrations.RunPython(find, forget)]
