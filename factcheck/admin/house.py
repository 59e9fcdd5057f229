"""The house's own tables and what many claims share: each row kept and dropped through `workflow.house`."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from factcheck import rules
from factcheck.models import (
    Claim,
    Conflict,
    Document,
    House,
    PolicyPage,
    Rating,
    RatingScale,
    Source,
    Topic,
)
from factcheck.workflow import house

from .door import DeskAdmin, DeskForm
from .plain_fields import ByLanguageField, LinesField, gates_field
from .refusals import REFUSALS, sentences
from .site import desk


class HouseForm(DeskForm):
    """The house, its gates as boxes."""

    gates_off = gates_field()


class SourceForm(DeskForm):
    """A source, what identifies it as lines."""

    same_as = LinesField(
        required=False,
        help_text="Addresses that identify it, one on each line, like https://www.wikidata.org/wiki/Q2283.",
    )


class RatingForm(DeskForm):
    """A rating, its labels as lines."""

    labels = ByLanguageField(required=False, help_text="One line for each other language, like es: Cierto.")


@admin.register(Source, site=desk)
class SourceAdmin(DeskAdmin):
    """People, organisations, publications and platforms."""

    form = SourceForm
    list_display = ["name", "kind", "anonymous", "url"]
    list_filter = ["kind", "anonymous"]
    search_fields = ["name"]
    ordering = ["name", "id"]
    fields = ["name", "kind", "url", "same_as", "description", "anonymous"]


@admin.register(Document, site=desk)
class DocumentAdmin(DeskAdmin):
    """What is cited."""

    list_display = ["title", "publisher", "kind", "published_on"]
    list_filter = ["kind", "published_on"]
    list_select_related = ["publisher"]
    search_fields = ["title", "url", "publisher__name"]
    ordering = ["title", "id"]
    autocomplete_fields = ["publisher"]
    fields = ["title", "url", "archived_url", "publisher", "kind", "published_on", "language"]


@admin.register(Conflict, site=desk)
class ConflictAdmin(DeskAdmin):
    """Ties that people declare: everybody their own, administrators anybody's."""

    list_display = ["user", "source", "tie", "declared_at"]
    list_filter = ["tie", "declared_at"]
    list_select_related = ["user", "source"]
    search_fields = ["user__username", "user__last_name", "source__name", "disclosure"]
    ordering = ["user", "source", "id"]
    autocomplete_fields = ["source"]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Only administrators say whose tie it is."""
        mine = ["source", "tie", "disclosure"]
        return ["user", *mine] if obj or rules.has(request.user, "administer") else mine

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Everybody declares their own."""
        return self.has_view_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Administrators mend what was declared."""
        return rules.has(request.user, "administer")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Administrators delete what no longer holds."""
        return rules.has(request.user, "administer")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's hook
        """Declare it, in one's own name unless an administrator says whose it is."""
        if change:
            super().save_model(request, obj, form, change)
            return
        words = {"user": request.user} | form.cleaned_data
        words.pop("version", None)
        declared = house.declare(by=request.user, **words)  # type: ignore[arg-type]
        obj.pk, obj.user = declared.pk, declared.user


@admin.register(Topic, site=desk)
class TopicAdmin(DeskAdmin):
    """Subjects that readers browse by."""

    list_display = ["name", "slug"]
    search_fields = ["name"]
    ordering = ["name", "id"]
    fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A topic that claims or readers use stays."""
        in_use = obj and (Claim.objects.filter(topics=obj).exists() or obj.fact_checks.exists())
        return not in_use and super().has_delete_permission(request, obj)


@admin.register(RatingScale, site=desk)
class RatingScaleAdmin(DeskAdmin):
    """Sets of ratings, one of them in use."""

    list_display = ["name", "slug", "in_use"]
    list_filter = ["in_use"]
    search_fields = ["name"]
    ordering = ["slug", "id"]
    fields = ["name", "slug", "in_use"]
    readonly_fields = ["in_use"]
    actions = ["use"]

    @admin.action(description="Use this scale", permissions=["change"])
    def use(self, request: HttpRequest, queryset: QuerySet[RatingScale]) -> None:
        """Make the chosen scale the one that checkers choose from."""
        if queryset.count() != 1:
            messages.error(request, "Choose one scale: exactly one is in use.")
            return
        scale = house.use_scale(queryset.get(), by=request.user)  # type: ignore[arg-type]
        messages.success(request, f"“{scale}” is in use.")


@admin.register(Rating, site=desk)
class RatingAdmin(DeskAdmin):
    """The words of a scale."""

    form = RatingForm
    list_display = ["label", "scale", "category", "value", "position", "retired_at"]
    list_filter = ["category"]
    list_select_related = ["scale"]
    search_fields = ["label", "definition"]
    ordering = ["scale", "position", "id"]
    fields = [
        ("scale", "position"),
        ("label", "slug"),
        "labels",
        ("category", "value"),
        "definition",
        ("color_light", "color_dark", "icon"),
        "retired_at",
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """What is published knows a rating by its slug, which stays."""
        return ["slug"] if obj else []


@admin.register(PolicyPage, site=desk)
class PolicyPageAdmin(DeskAdmin):
    """How the house says it works. A page is public once it is adopted."""

    list_display = ["title", "slug", "language", "adopted_at", "updated_at"]
    list_filter = [("adopted_at", admin.EmptyFieldListFilter)]
    search_fields = ["title", "body"]
    ordering = ["slug", "language", "id"]
    fields = ["title", ("slug", "language"), "body", "adopted_at", "updated_at"]
    readonly_fields = ["adopted_at", "updated_at"]
    actions = ["adopt"]

    @admin.action(description="Adopt and make public", permissions=["change"])
    def adopt(self, request: HttpRequest, queryset: QuerySet[PolicyPage]) -> None:
        """The house stands by the chosen pages from now on."""
        for page in queryset:
            try:
                house.adopt(page, by=request.user)  # type: ignore[arg-type]
                messages.success(request, f"“{page}” is public.")
            except REFUSALS as refusal:
                messages.error(request, " ".join(sentences(refusal)))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's hook
        """Keep the page with the time of its change."""
        obj.updated_at = timezone.now()
        super().save_model(request, obj, form, change)


@admin.register(House, site=desk)
class HouseAdmin(DeskAdmin):
    """The one row that says what the house is called and which rules it keeps."""

    form = HouseForm
    list_display = ["name", "language", "ask_second", "blind_second", "demonstration"]
    search_fields = ["name"]
    ordering = ["id"]
    fields = [
        ("name", "language"),
        "tagline",
        "contact_email",
        ("licence_name", "licence_url"),
        "gates_off",
        ("ask_second", "blind_second"),
        ("complaint_days", "ifcn_url", "efcsn_url"),
        "demonstration",
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """There is one house."""
        return not House.objects.exists() and super().has_add_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The house stays."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's hook
        """Keep it as the first row."""
        obj.pk = 1
        super().save_model(request, obj, form, change)
