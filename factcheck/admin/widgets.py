"""The fields of the desk's forms as the browser's own: named, used by keyboard alone, and without scripts."""

import re
from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.contrib.admin import AdminSite
from django.contrib.admin.widgets import AutocompleteMixin, RelatedFieldWidgetWrapper
from django.db.models import Model, QuerySet
from django.urls import reverse

UNFOUND = "?"
"""Before words that name no row: never a key, so that no row is chosen by accident."""
NUMBERED = re.compile(r"#(\d+)$")
NOT_FOUND = "Nothing here has this name. Write part of it and choose, or add it first."


class Finder(forms.Widget):
    """One row of a long table, found by its name.

    A script proposes rows while a person writes. Without it the whole name is written, and looked up here;
    where several rows share a name, “Name #12” says which.
    """

    template_name = "admin/widgets/finder.html"
    several = False
    choices: Any

    def __init__(self, field: Any, site: AdminSite, *, may_add: bool = False) -> None:
        super().__init__()
        self.field, self.site, self.may_add = field, site, may_add

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """The key of the row that was chosen, or written by name."""
        key, words = data.get(name), data.get(f"{name}_words")
        if words is None or (key and words.strip() == self._label(key)):
            return key
        return self._named(words)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Neither a key nor words were sent."""
        return name not in data and f"{name}_words" not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """What the template draws: the chosen row, and where to look for others."""
        context = super().get_context(name, value, attrs)
        mine, related = self.field.model._meta, self.field.remote_field.model._meta
        query = {"app_label": mine.app_label, "model_name": mine.model_name, "field_name": self.field.name}
        adding = f"{self.site.name}:{related.app_label}_{related.model_name}_add"
        context["widget"] |= {
            "finds": f"{reverse(f'{self.site.name}:autocomplete')}?{urlencode(query)}",
            "adds": reverse(adding) if self.may_add else "",
            "thing": related.verbose_name,
            **self._chosen(value),
        }
        return context

    def format_value(self, value: Any) -> Any:
        """Keys stay keys."""
        return value

    def _chosen(self, value: Any) -> dict[str, Any]:
        if str(value or "").startswith(UNFOUND):
            return {"key": "", "words": str(value).removeprefix(UNFOUND)}
        return {"key": value or "", "words": self._label(value)}

    def _rows(self) -> QuerySet[Model]:
        return cast("QuerySet[Model]", self.choices.queryset)

    def _label(self, key: Any) -> str:
        row = self._rows().filter(pk=key).first() if str(key or "").isdecimal() else None
        return str(row) if row else ""

    def _named(self, words: str) -> str:
        """The key of the only row of this name, or the words themselves."""
        words = words.strip()
        if not words:
            return ""
        numbered = NUMBERED.search(words)
        name = self.site.get_model_admin(self.field.remote_field.model).search_fields[0]
        same = {"pk": numbered[1]} if numbered else {f"{name}__iexact": words}
        found = list(self._rows().filter(**same).values_list("pk", flat=True)[:2])
        return str(found[0]) if len(found) == 1 else f"{UNFOUND}{words}"


class FinderOfSeveral(Finder):
    """Several rows of a long table: those that are chosen, and a field that finds more."""

    template_name = "admin/widgets/finder_of_several.html"
    several = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """The keys of the rows that stay chosen, and of those written by name, with commas between."""
        chosen = data.getlist(name) if hasattr(data, "getlist") else data.get(name) or []
        words = str(data.get(f"{name}_words") or "").split(",")
        found = [self._named(each) for each in words if each.strip()]
        return list(dict.fromkeys([*map(str, chosen), *found]))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Nothing chosen is a choice too."""
        return False

    def _chosen(self, value: Any) -> dict[str, Any]:
        keys = [getattr(each, "pk", each) for each in value or []]
        unfound = [str(key).removeprefix(UNFOUND) for key in keys if str(key).startswith(UNFOUND)]
        rows = self._rows().filter(pk__in=[key for key in keys if str(key).isdecimal()])
        return {"rows": [(row.pk, str(row)) for row in rows], "words": ", ".join(unfound)}


def drawn_plainly(field: Any, db_field: Any, site: AdminSite) -> Any:
    """The stock field without its pop-up windows, and with our finder in place of select2."""
    wrapper = getattr(field, "widget", None)
    if not isinstance(wrapper, RelatedFieldWidgetWrapper):
        return field
    field.widget = wrapper.widget
    if isinstance(wrapper.widget, AutocompleteMixin):
        several = db_field.many_to_many
        kind = FinderOfSeveral if several else Finder
        field.widget = kind(db_field, site, may_add=bool(wrapper.can_add_related))
        field.widget.is_required = field.required
        field.error_messages |= {"invalid_choice": NOT_FOUND, "invalid_pk_value": NOT_FOUND}
    field.widget.choices = field.choices
    return field
