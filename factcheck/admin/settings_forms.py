"""What each person decides for themselves, as forms: how they work, how readers see them, what binds them."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings

from factcheck.models import Conflict, Preferences, Source, User
from factcheck.workflow import house, personal

from .keys import KEYS, clashes
from .refusals import KeepsWords

STALE = {"required": "This form does not say which version you saw. Reload the page."}
OFFERED = 200


class OwnForm(KeepsWords, forms.Form):
    """A form about oneself."""

    done = ""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)
        self.prepare()

    def prepare(self) -> None:
        """Fill in what holds now."""

    def keep(self) -> None:
        """Do it, by the verb."""
        raise NotImplementedError


class WorkForm(OwnForm):
    """How somebody likes to work."""

    done = "Your settings are kept."
    digest = forms.ChoiceField(
        label="E-mail me", choices=Preferences.Digest.choices, widget=forms.RadioSelect
    )
    digest_at = forms.TimeField(
        label="Daily at", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    time_zone = forms.ChoiceField(required=False, label="Time zone")
    shortcuts = forms.BooleanField(
        label="Single-key shortcuts",
        required=False,
        help_text="Switch them off if you dictate, or press keys by accident. Ctrl+Enter always works.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, error_messages=STALE)

    def prepare(self) -> None:
        """Every key that can be changed, and the choices as they stand."""
        mine = Preferences.of(self.user)
        zones: Any = self.fields["time_zone"]
        zones.choices = [
            ("", f"The house's: {settings.TIME_ZONE}"),
            *((z, z) for z in sorted(available_timezones())),
        ]
        for key in KEYS:
            self.fields[f"key_{key.name}"] = forms.CharField(
                label=key.words,
                required=False,
                max_length=1,
                widget=forms.TextInput(attrs={"class": "one-key", "autocomplete": "off", "size": 2}),
            )
            self.initial[f"key_{key.name}"] = mine.keys.get(key.name, key.key)
        for name in ("digest", "digest_at", "time_zone", "shortcuts", "version"):
            self.initial[name] = getattr(mine, name)

    def chosen(self) -> dict[str, str]:
        """The keys that differ from the desk's own, by name; an empty one is switched off."""
        typed = {key: self.cleaned_data.get(f"key_{key.name}", key.key) for key in KEYS}
        return {key.name: value for key, value in typed.items() if value != key.key}

    def clean(self) -> dict[str, Any] | None:
        """One key does one thing on a screen."""
        cleaned = super().clean()
        for key, other in clashes(self.chosen()):
            self.add_error(f"key_{key.name}", f"This key is already that of {other}. Choose another.")
        return cleaned

    def keep(self) -> None:
        """Keep the choices."""
        names = ("digest", "digest_at", "time_zone", "shortcuts", "version")
        choices = {name: self.cleaned_data[name] for name in names}
        personal.prefer(self.user, by=self.user, keys=self.chosen(), **choices)


class PublicForm(OwnForm):
    """How readers see somebody."""

    done = "Readers see this from now on."
    public_name = forms.CharField(
        required=False, max_length=120, help_text="As readers see it. Empty: “the desk”."
    )
    public_role = forms.CharField(required=False, max_length=120, help_text="Shown on the team page.")
    public_bio = forms.CharField(
        required=False, widget=forms.Textarea(attrs={"rows": 4}), help_text="Shown on the team page."
    )
    version = forms.IntegerField(widget=forms.HiddenInput, error_messages=STALE)

    def prepare(self) -> None:
        """What readers see now."""
        names = (*personal.PUBLIC, "version")
        self.initial.update({name: getattr(self.user, name) for name in names})

    def keep(self) -> None:
        """Keep the words."""
        personal.present(self.user, by=self.user, **self.cleaned_data)


class TieForm(OwnForm):
    """A standing tie to a source. Close ties keep somebody off the claims it is about."""

    done = "Declared. An administrator takes it off when it no longer holds."
    source = forms.CharField(
        max_length=200,
        label="Person or organisation",
        help_text="By its name among the desk's sources.",
        widget=forms.TextInput(attrs={"list": "known-sources", "autocomplete": "off"}),
    )
    tie = forms.ChoiceField(
        choices=Conflict.Tie.choices,
        widget=forms.RadioSelect,
        help_text="Financial, family and party ties keep you off claims by or about it.",
    )
    disclosure = forms.CharField(max_length=300, help_text="One sentence that readers may see.")

    def clean_source(self) -> Source:
        """The source of this name."""
        name = self.cleaned_data["source"].strip()
        found = Source.objects.filter(name__iexact=name).order_by("id").first()
        if found is None:
            raise forms.ValidationError(
                f"The desk has no source “{name}”. Add it under Sources, then declare it."
            )
        return found

    def known(self) -> list[str]:
        """Names to choose from."""
        return list(Source.objects.order_by("name", "id").values_list("name", flat=True)[:OFFERED])

    def keep(self) -> None:
        """Declare it in one's own name."""
        house.declare(self.user, by=self.user, **self.cleaned_data)
