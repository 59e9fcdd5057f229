"""What each person decides for themselves, as forms: how they work, how readers see them, what binds them."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings

from factcheck.models import Conflict, Preferences, Source, User
from factcheck.workflow import house, personal

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
        """The choices as they stand."""
        mine = Preferences.of(self.user)
        zones: Any = self.fields["time_zone"]
        zones.choices = [
            ("", f"The house's: {settings.TIME_ZONE}"),
            *((z, z) for z in sorted(available_timezones())),
        ]
        for name in ("digest", "digest_at", "time_zone", "shortcuts", "version"):
            self.initial[name] = getattr(mine, name)

    def keep(self) -> None:
        """Keep the choices."""
        personal.prefer(self.user, by=self.user, **self.cleaned_data)


class KeyForm(OwnForm):
    """One shortcut, as the list of a page's keys names it, and the key that it gets."""

    done = "The key is changed."
    name = forms.CharField(max_length=60)
    key = forms.CharField(required=False, max_length=1, strip=False)
    back = forms.BooleanField(required=False)

    def clean_key(self) -> str:
        """The question mark lists the keys of a page, for everybody."""
        key: str = self.cleaned_data["key"]
        if key == "?":
            raise forms.ValidationError("The question mark always lists the keys of a page. Choose another.")
        return key

    def keep(self) -> None:
        """Give the shortcut this key, or its own again."""
        words = self.cleaned_data
        personal.change_key(self.user, words["name"], None if words["back"] else words["key"], by=self.user)


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
        found = Source.objects.named(name).first()
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
