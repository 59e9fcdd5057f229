"""Fields for what is kept as JSON, typed as people type: one thing on each line, or ticked."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from factcheck import rules


class LinesField(forms.CharField):
    """A list of words, one on each line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        """The list as lines; what was typed as it was typed."""
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """The lines as a list, without empty ones."""
        return [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]


class ByLanguageField(LinesField):
    """A word for each language: lines like “es: Cierto”."""

    def prepare_value(self, value: Any) -> Any:
        """The words as lines; what was typed as it was typed."""
        pairs = sorted(value.items()) if isinstance(value, dict) else ()
        return "\n".join(f"{code}: {word}" for code, word in pairs) if isinstance(value, dict) else value

    def to_python(self, value: Any) -> Any:
        """The words by language. ValidationError for a line that says no language, or one twice."""
        found: dict[str, str] = {}
        for line in super().to_python(value):
            code, colon, word = (part.strip() for part in line.partition(":"))
            if not colon or not code or not word or code in found:
                told = "Write one line for each language, its code first, like es: Cierto."
                raise ValidationError(told, code="invalid")
            found[code] = word
        return found


def gates_field() -> forms.MultipleChoiceField:
    """The gates that a house may switch off, each with a box."""
    return forms.MultipleChoiceField(
        label="Not asked of claims",
        choices=[(gate.code, gate.label) for gate in rules.GATES if gate.optional],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Readers are told on every fact-check which of these was not asked.",
    )
