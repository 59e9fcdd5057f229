"""The forms of a claim's pictures: the file and its words; the words and the place; which one comes off."""

from typing import Any

from django import forms

from factcheck import rules
from factcheck.models import Claim, ClaimImage
from factcheck.workflow import images

from .numbers import number
from .verb_forms import VerbForm

ACCEPT = "image/png,image/jpeg,image/gif,image/webp"
FILE_HELP = "JPEG, PNG, GIF or WebP, up to 10 MB. Place and camera of a photograph are not shown."
NOT_THERE = "This picture is no longer on the claim. Go back to the claim."


def word_fields() -> dict[str, forms.Field]:
    """The fields of a picture's words."""
    area = forms.Textarea(attrs={"rows": 3})
    return forms.fields_for_model(ClaimImage, ("alt", "caption", "credit"), widgets={"alt": area})


class AddImageForm(VerbForm):
    """A picture, and its words. The file is looked at only for whoever may add it."""

    image = forms.FileField(
        label="Picture", widget=forms.FileInput(attrs={"accept": ACCEPT}), help_text=FILE_HELP
    )

    def prepare(self) -> None:
        """What it shows must be said."""
        self.fields |= word_fields()

    def clean_image(self) -> images.KeptImage | None:
        """The file by its bytes; nothing for whoever is refused anyway."""
        if "add_image" not in rules.edits_open(self.user, self.claim):
            return None
        return images.keep_image(self.cleaned_data["image"].chunks())


class ImageForm(VerbForm):
    """The words of a picture, and its place."""

    position = forms.IntegerField(min_value=1, max_value=1000, help_text="Its place: 1 comes first.")

    def prepare(self) -> None:
        """The picture as it stands."""
        self.fields |= word_fields()
        self.order_fields(["alt", "caption", "credit", "position"])
        self.row = image_of(self.claim, self.query)
        if self.row:
            self.initial.update({name: getattr(self.row, name) for name in images.WORDS})

    def words(self) -> dict[str, Any]:
        """What was changed, and of which picture."""
        changed = {name: value for name, value in super().words().items() if name in self.changed_data}
        return {"image": self.row, **changed}


class RemoveImageForm(VerbForm):
    """Which picture comes off, and why."""

    note = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def words(self) -> dict[str, Any]:
        """The picture and the note."""
        return {"image": image_of(self.claim, self.query), **super().words()}


def image_of(claim: Claim, query: Any) -> ClaimImage | None:
    """The picture of this claim that the address of the page names."""
    key = number(query.get("image")) or 0
    return claim.images.filter(pk=key, removed_at=None).select_related("claim").first()


def change(claim: Claim, *, by: Any, image: ClaimImage | None, **words: Any) -> ClaimImage:
    """Change the words or the place of a picture."""
    if image is None:
        raise forms.ValidationError(NOT_THERE)
    return images.change_image(image, by=by, version=claim.version, **words) if words else image


def remove(claim: Claim, *, by: Any, image: ClaimImage | None, note: str = "") -> Claim:
    """Take a picture off the claim."""
    if image is None:
        raise forms.ValidationError(NOT_THERE)
    return images.remove_image(image, by=by, note=note, version=claim.version)
