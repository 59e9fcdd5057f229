"""How long the oldest tip and the oldest complaint have waited is read from an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """What waits, the oldest first."""

    dependencies = [("factcheck", "0036_webhooks")]

    operations = [
        migrations.AddIndex(
            model_name="complaint",
            index=models.Index(
                fields=["decided_at", "received_at", "id"], name="complaint_waiting_longest"
            ),
        ),
        migrations.AddIndex(
            model_name="tip",
            index=models.Index(
                fields=["closed_at", "same_as", "received_at", "id"], name="tip_waiting_longest"
            ),
        ),
    ]
