"""Refusals of the rules, shown on the page where somebody worked, with every typed word kept."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest

from factcheck import rules
from factcheck.models import Article
from factcheck.text.diff import Change, word_diff
from factcheck.workflow.known import Duplicate

Refusal = ValidationError | PermissionDenied
REFUSALS = (ValidationError, PermissionDenied)


def sentences(refusal: Refusal) -> list[str]:
    """What the refusal says, a sentence each."""
    if isinstance(refusal, ValidationError):
        return list(refusal.messages)
    return [str(refusal) or "You have no right to do this. Ask an administrator."]


@dataclass(frozen=True)
class Compared:
    """One field of which somebody else saved other words: theirs, and what changes with yours."""

    label: str
    saved: str
    typed: str

    def pieces(self) -> list[Change]:
        """The way from the saved words to the typed ones."""
        return word_diff(self.saved, self.typed)


class KeepsWords(forms.BaseForm):
    """A form that shows a refusal of the rules beside the fields it is about."""

    refusal: Refusal | None = None

    def clean(self) -> dict[str, Any] | None:
        """Carry the refusal, if there is one, onto the page."""
        cleaned = super().clean()
        if self.refusal is not None:
            self.refuse(self.refusal)
        return cleaned

    def refuse(self, refusal: Refusal) -> None:
        """Show it: at its fields where it names them, else above the form."""
        self.refusal = refusal
        named = getattr(refusal, "error_dict", None)
        for name, errors in (named or {None: sentences(refusal)}).items():
            field = name if name in self.fields and not self.fields[name].widget.is_hidden else None
            self.add_error(field, errors)

    @property
    def conflict(self) -> bool:
        """Whether somebody else saved first."""
        return isinstance(self.refusal, rules.Conflict)

    @property
    def duplicate(self) -> Article | None:
        """The article that is on the desk already."""
        return self.refusal.article if isinstance(self.refusal, Duplicate) else None

    def compared(self) -> list[Compared]:
        """What is saved now beside what was typed, for each field that differs."""
        fields = [
            Compared(
                str(self[name].label),
                _shown(self.fields[name], self.get_initial_for_field(self.fields[name], name)),
                _shown(self.fields[name], self[name].value()),
            )
            for name in self.changed_data
            if name != "version"
        ]
        return [field for field in fields if field.saved != field.typed]


def _shown(field: forms.Field, value: Any) -> str:
    """A field's value as a person reads it."""
    offered: Any = getattr(field, "queryset", None)
    if value is None or value == "":
        return ""
    if isinstance(field, forms.ModelMultipleChoiceField):
        keys = [getattr(each, "pk", each) for each in value]
        return ", ".join(str(row) for row in offered.filter(pk__in=keys))
    if isinstance(field, forms.ModelChoiceField):
        return str(offered.filter(pk=value).first() or value)
    if isinstance(field, forms.BooleanField):
        return "yes" if value else "no"
    choices: Any = getattr(field, "choices", ())
    return str(dict(choices).get(value, value) if choices else value)


def renewed(request: HttpRequest, version: int) -> None:
    """Let the next press of the button count as seen: the typed words now stand beside the saved ones."""
    if "version" in request.POST:
        posted = request.POST.copy()
        posted["version"] = str(version)
        request.POST = posted  # type: ignore[assignment]
