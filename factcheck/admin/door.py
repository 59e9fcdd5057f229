"""What every page of the desk shares: quick lists, rights that ask the rules, refusals that keep words."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from factcheck import rules
from factcheck.workflow import house

from .numbers import number
from .paging import BoundedPaginator
from .refusals import REFUSALS, KeepsWords, renewed, sentences
from .story import story_of
from .widgets import drawn_plainly

NO_YEARS = frozenset({"year", "iso_year"})
RIGHTS = sorted({right for rights in rules.ROLES.values() for right in rights})


def on_staff(user: Any) -> bool:
    """Whether the person holds any right of the newsroom."""
    return rules.is_desk(user) or any(rules.holds(user, right) for right in RIGHTS)


class DeskForm(KeepsWords, forms.ModelForm):
    """A form of the desk. It carries the version that the person saw."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", getattr(self.instance, "version", None))

    def clean(self) -> dict[str, Any] | None:
        """Refuse a form that does not say what the person saw."""
        cleaned = super().clean()
        seen = self.cleaned_data.get("version")
        if self.instance.pk and hasattr(self.instance, "version") and seen is None:
            self.add_error(None, "This form does not say which version you saw. Reload the page.")
        return cleaned


class DeskAdmin(admin.ModelAdmin):
    """A table of the desk. Who may keep its rows is said by `rules.KEEPERS`; any other table is only read."""

    form = DeskForm
    paginator = BoundedPaginator
    show_full_result_count = False
    list_per_page = 50
    list_max_show_all = 50
    view_on_site = False
    formfield_overrides = {
        models.URLField: {"assume_scheme": "https", "widget": forms.URLInput},
        models.DateField: {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")},
        models.DateTimeField: {
            "form_class": forms.DateTimeField,
            "widget": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        },
    }
    media = forms.Media()
    show_facets = admin.ShowFacets.NEVER
    guarded: tuple[str, ...] = ()
    """Fields of which nobody learns the value by asking for it in the address of the list."""

    def keeps(self, user: Any) -> bool:
        """Whether this person adds, changes and drops rows of this table."""
        right = rules.KEEPERS.get(str(self.opts.model_name), "")
        return bool(right) and rules.has(user, right)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Staff with any role see the table."""
        return on_staff(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Staff with any role read the rows."""
        return on_staff(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Its keepers add."""
        return self.keeps(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Its keepers change."""
        return self.keeps(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Its keepers drop what nothing refers to."""
        return self.keeps(request.user)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """What a list may be asked for in its address. A year may be none that there is; a day is refused."""
        if not NO_YEARS.isdisjoint(lookup.split("__")):
            return False
        return not lookup.startswith(self.guarded) and super().lookup_allowed(lookup, value, request)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """The row alone: `house.drop` refuses what is in use, and a list of its users would tell too much."""
        return [str(row) for row in objs], {}, set(), []

    def response_action(self, request: HttpRequest, queryset: Any, *where: Any, **named: Any) -> Any:
        """Take the action with rows whose numbers are numbers."""
        if None in map(number, request.POST.getlist(ACTION_CHECKBOX_NAME)):
            raise BadRequest("Choose rows of the list.")
        return super().response_action(request, queryset, *where, **named)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The browser's own fields: no pop-up windows, no select2."""
        return drawn_plainly(
            super().formfield_for_dbfield(db_field, request, **kwargs), db_field, self.admin_site
        )

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - Django's hook
        """The form, with the refusal of the first try on it. Django makes a new class for each request."""
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        return form

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list, called what it lists."""
        title = str(self.opts.verbose_name_plural).capitalize()
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Save; when the rules refuse, show the same page again with all that was typed and why."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except REFUSALS as refusal:
            request.refusal = refusal  # type: ignore[attr-defined]
            saved = self.get_object(request, unquote(object_id)) if object_id else None
            renewed(request, getattr(saved, "version", 0))
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's hook
        """Keep the row, with its line in the log."""
        version = form.cleaned_data.get("version") if hasattr(obj, "version") else None
        house.keep(obj, by=request.user, version=version)  # type: ignore[arg-type] # only staff come here

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001 - Django's hook
        """Write nothing beside the verb."""

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Drop the row, with its line in the log."""
        house.drop(obj, by=request.user)  # type: ignore[arg-type] # only staff come here

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Drop; what is in use stays, and the page says so."""
        try:
            return super().delete_view(request, object_id, extra_context)
        except REFUSALS as refusal:
            if isinstance(refusal, PermissionDenied):
                raise
            messages.error(request, " ".join(sentences(refusal)))
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", object_id)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The row's lines of the log, as a story."""
        thing = self.get_object(request, unquote(object_id))
        if thing is None or not self.has_view_permission(request, thing):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": "Log",
            "subtitle": str(thing),
            "thing": thing,
            "opts": self.opts,
            "story": story_of(thing, request.user),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/object_history.html", context)


class Record(DeskAdmin):
    """A table that is only read here: it grows through the newsroom's verbs, or never changes at all."""
