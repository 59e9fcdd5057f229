"""What the desk has on record: read here, written only by the newsroom's verbs."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string

from factcheck.models import (
    Address,
    Appearance,
    ArticleText,
    Assignment,
    Capture,
    Displacement,
    Event,
    Evidence,
    Ledger,
    ReplyRequest,
    Review,
    Scheduled,
    Sighting,
    Submission,
    Suspension,
    Verdict,
)

from .blindness import verdict_shown
from .door import Record
from .site import desk
from .story import readable_events, tell


@admin.register(ArticleText, site=desk)
class ArticleTextAdmin(Record):
    """The snapshots of articles."""

    list_display = ["article", "number", "received_at", "received_by"]
    list_filter = ["received_at"]
    list_select_related = ["article", "received_by"]
    search_fields = ["article__title", "sha256"]
    ordering = ["-id"]


@admin.register(Appearance, site=desk)
class AppearanceAdmin(Record):
    """Where claims stand."""

    list_display = ["__str__", "claim", "kind", "match", "created_at"]
    list_filter = ["kind", "match", "created_at"]
    list_select_related = ["claim"]
    search_fields = ["exact", "url", "claim__statement"]
    ordering = ["-id"]


@admin.register(Address, site=desk)
class AddressAdmin(Record):
    """Under which addresses articles are known."""

    list_display = ["url", "article"]
    list_select_related = ["article"]
    search_fields = ["url", "article__title"]
    ordering = ["-id"]


@admin.register(Displacement, site=desk)
class DisplacementAdmin(Record):
    """Words that revisions displaced; settled on the page of the article."""

    list_display = ["claim", "match", "found_at", "settlement", "settled_by"]
    list_filter = ["match", "settlement", "found_at"]
    list_select_related = ["claim", "settled_by"]
    search_fields = ["claim__statement", "appearance__exact"]
    ordering = ["-found_at", "-id"]


@admin.register(Evidence, site=desk)
class EvidenceAdmin(Record):
    """What documents are used for; changed on the page of the claim."""

    list_display = ["document", "stance", "claim", "public", "removed_at"]
    list_filter = ["stance", "public", ("removed_at", admin.EmptyFieldListFilter)]
    list_select_related = ["document", "claim"]
    search_fields = ["document__title", "document__url", "passage", "claim__statement"]
    ordering = ["-id"]


@admin.register(Capture, site=desk)
class CaptureAdmin(Record):
    """Stored bytes."""

    list_display = ["__str__", "document", "article", "size", "captured_at"]
    list_filter = ["captured_at"]
    list_select_related = ["document", "article"]
    search_fields = ["document__title", "article__title", "sha256", "description"]
    ordering = ["-captured_at", "-id"]


@admin.register(Assignment, site=desk)
class AssignmentAdmin(Record):
    """Who works on what; changed on the page of the claim."""

    list_display = ["claim", "user", "role", "due_on", "assigned_at"]
    list_filter = ["role", "due_on"]
    list_select_related = ["claim", "user"]
    search_fields = ["claim__statement", "user__username", "user__last_name"]
    ordering = ["-assigned_at", "-id"]


@admin.register(ReplyRequest, site=desk)
class ReplyRequestAdmin(Record):
    """Rights of reply; recorded on the page of the claim."""

    list_display = ["claim", "outcome", "asked_on", "deadline_on", "recorded_by"]
    list_filter = ["outcome", "deadline_on"]
    list_select_related = ["claim", "recorded_by"]
    search_fields = ["claim__statement", "note"]
    ordering = ["-id"]


class Blinded(Record):
    """Rows that tell a verdict: hidden from whoever may not see it."""

    reach = "claim"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Only rows of claims whose verdict is open to this person."""
        return super().get_queryset(request).filter(verdict_shown(request.user, self.reach))


@admin.register(Verdict, site=desk)
class VerdictAdmin(Blinded):
    """Everybody's ratings; written on the page of the claim."""

    list_display = ["claim", "role", "rating", "user", "given_at"]
    list_filter = ["role", "given_at"]
    list_select_related = ["claim", "rating", "user"]
    search_fields = ["claim__statement", "summary", "explanation", "rating__label"]
    ordering = ["-given_at", "-id"]


@admin.register(Submission, site=desk)
class SubmissionAdmin(Blinded):
    """What people signed."""

    list_display = ["claim", "number", "rating", "submitted_by", "submitted_at", "digest"]
    list_filter = ["submitted_at"]
    list_select_related = ["claim", "rating", "submitted_by"]
    search_fields = ["claim__statement", "digest"]
    ordering = ["-id"]


@admin.register(Review, site=desk)
class ReviewAdmin(Blinded):
    """Answers to submissions; their comments speak of the verdict."""

    reach = "submission__claim"
    list_display = ["submission", "decision", "user", "decided_at"]
    list_filter = ["decision", "decided_at"]
    list_select_related = ["submission__claim", "user"]
    search_fields = ["submission__claim__statement", "comment"]
    ordering = ["-id"]


@admin.register(Sighting, site=desk)
class SightingAdmin(Record):
    """Who has seen a verdict."""

    list_display = ["claim", "user", "seen_at"]
    list_filter = ["seen_at"]
    list_select_related = ["claim", "user"]
    search_fields = ["claim__statement", "user__username"]
    ordering = ["-id"]


@admin.register(Scheduled, site=desk)
class ScheduledAdmin(Record):
    """What waits for its time."""

    list_display = ["claim", "publish_at", "scheduled_by"]
    list_filter = ["publish_at"]
    list_select_related = ["claim", "scheduled_by"]
    search_fields = ["claim__statement"]
    ordering = ["publish_at", "id"]


@admin.register(Suspension, site=desk)
class SuspensionAdmin(Record):
    """Emergency brakes, and how they were settled."""

    list_display = ["claim", "suspended_by", "suspended_at", "settlement", "settled_by"]
    list_filter = ["settlement", "suspended_at"]
    list_select_related = ["claim", "suspended_by", "settled_by"]
    search_fields = ["claim__statement", "note", "public_note"]
    ordering = ["-id"]


@admin.register(Event, site=desk)
class EventAdmin(Record):
    """The log. Its words are told, and hidden where they would tell a verdict."""

    list_display = ["number", "verb", "subject", "claim", "by", "at"]
    list_filter = ["at", "conceals_verdict"]
    list_select_related = ["claim", "by"]
    search_fields = ["verb", "subject", "by__username", "claim__statement"]
    ordering = ["-number", "-id"]
    fields = ["number", "verb", "subject", "claim", "article", "by", "at", "told", "prev_hash", "hash"]
    readonly_fields = ["told"]
    guarded = ("payload", "salt")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """The log without what this person may not know yet."""
        return readable_events(request.user).order_by(*self.ordering)

    @admin.display(description="what changed")
    def told(self, event: Event) -> str:
        """The line in words."""
        return render_to_string("admin/factcheck/_line.html", {"line": tell([event])[0]})


@admin.register(Ledger, site=desk)
class LedgerAdmin(Record):
    """The head of the log."""

    list_display = ["__str__", "event_hash", "change_seq"]
    search_fields = ["event_hash"]
    ordering = ["id"]
