"""The two columns of a translation: the words of the original, and a field for each of them."""

from dataclasses import dataclass, field
from typing import Any

from django import forms

from factcheck.formats.translations import Content, String, strings
from factcheck.models import Claim, Translation
from factcheck.text.diff import Change, word_diff

from .numbers import UNSEEN
from .refusals import KeepsWords

CORRECTION = ("correction_kind", "correction_note")


@dataclass(frozen=True)
class Row:
    """A string of the original with its field. `changes`: what is new since it was translated last."""

    string: String
    field: Any
    changes: list[Change] = field(default_factory=list)


class TranslationForm(KeepsWords, forms.Form):
    """A field for each string, named as the string; and what this edition is, from the second one on."""

    version = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": UNSEEN},
    )

    def __init__(
        self, *args: Any, translation: Translation, content: Content | None, again: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.strings = strings(content) if content else []
        for string in self.strings:
            self.fields[string.key] = _field(string, translation.language)
            self.initial[string.key] = translation.words.get(string.key, "")
        if again:
            self._ask_what_changed(translation, (content or {}).get("correction") or {})
        self.initial["version"] = translation.version

    def _ask_what_changed(self, translation: Translation, correction: dict[str, Any]) -> None:
        """A later edition says what it is: at first, what the edition of the original is."""
        self.fields["correction_kind"] = forms.ChoiceField(
            label="What this edition is",
            required=False,
            choices=[("", "Choose"), *Claim.Correction.choices],
        )
        self.fields["correction_note"] = forms.CharField(
            label="What changed, for readers",
            required=False,
            widget=forms.Textarea(attrs={"rows": 2, "lang": translation.language, "dir": "auto"}),
            help_text=f"In the original: {correction['note']}" if correction.get("note") else "",
        )
        self.initial["correction_kind"] = translation.correction_kind or correction.get("kind", "")
        self.initial["correction_note"] = translation.correction_note

    def rows(self, before: Content | None = None) -> list[Row]:
        """The two columns; `before` is the content that was translated last."""
        old = {string.key: string.text for string in strings(before)} if before else None
        return [Row(string, self[string.key], _changes(string, old)) for string in self.strings]

    def correction(self) -> list[Any]:
        """The fields of the correction; none for a first edition."""
        return [self[name] for name in CORRECTION if name in self.fields]

    def said(self) -> dict[str, Any]:
        """What the verbs are given."""
        known = {string.key for string in self.strings}
        words = {name: value for name, value in self.cleaned_data.items() if name in known}
        more = {name: self.cleaned_data[name] for name in CORRECTION if name in self.cleaned_data}
        return {"words": words, "version": self.cleaned_data["version"], **more}


def _field(string: String, language: str) -> forms.Field:
    shown = {"lang": language, "dir": "auto"}
    widget = forms.Textarea(attrs={"rows": min(24, 2 + len(string.text) // 60), **shown})
    return forms.CharField(
        label=string.label,
        required=False,
        max_length=string.limit,
        widget=widget if string.long else forms.TextInput(attrs=shown),
        help_text="" if string.needed else "If you like: the words of the original are shown as well.",
    )


def _changes(string: String, old: dict[str, str] | None) -> list[Change]:
    if old is None or old.get(string.key, "") == string.text:
        return []
    return word_diff(old.get(string.key, ""), string.text)
