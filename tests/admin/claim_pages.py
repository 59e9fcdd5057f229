"""Every page of the admin on which something about a claim could be read."""

from django.apps import apps

from factcheck.admin import desk
from factcheck.admin.claim_doors import DOORS
from tests.admin.pages import address, listing, step

TABLES = [table for table in apps.get_app_config("factcheck").get_models() if desk.is_registered(table)]
COMPLETE = "/admin/autocomplete/?app_label=factcheck&model_name=claim&field_name=claimant&term=e"


def pages_of(claim):
    """The claim's own pages, and a page for each verb."""
    return [
        "/admin/",
        "/admin/publish/",
        "/admin/notices/",
        "/admin/settings/",
        COMPLETE,
        *[address(claim, page) for page in ("change", "review", "history", "delete")],
        *[step(claim, verb) for verb in DOORS],
        *([address(claim.article, page) for page in ("split", "listen", "media")] if claim.article else []),
    ]


def pages_about(claim):
    """Those, and of each table its list and its newest row."""
    rows = [table._default_manager.order_by("-pk").first() for table in TABLES]
    return [
        *pages_of(claim),
        *[listing(table) for table in TABLES],
        *[address(row, page) for row in rows if row for page in ("change", "history", "delete")],
    ]
