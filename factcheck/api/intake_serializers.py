"""The shape of an article that is sent in, and of what is answered."""

from typing import Any

from rest_framework import serializers as s

from .strict import Strict, Text

KINDS = ["text", "speech", "post", "image", "video", "audio"]
RIGHTS = ["excerpts", "full"]
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
TAG = "Write a language tag, such as en or pt-BR."


class PushSerializer(Strict):
    """An article as its sender has it. Its text, or its HTML, is all that must be there."""

    text = Text(required=False, trim_whitespace=False, help_text="Plain text, at most 2 MB.")
    html = Text(
        required=False,
        trim_whitespace=False,
        help_text="Instead of text: the article's own HTML, without the page.",
    )
    title = Text(required=False, max_length=300, help_text="Otherwise the first line of the text.")
    url = s.URLField(required=False, max_length=1000, help_text="Where it was published.")
    byline = Text(required=False, max_length=200)
    published_on = s.DateField(required=False, help_text="YYYY-MM-DD")
    outlet = Text(required=False, max_length=200, help_text="Name of the publication.")
    language = s.RegexField(
        LANGUAGE, required=False, max_length=12, help_text="en unless given.", error_messages={"invalid": TAG}
    )
    kind = s.ChoiceField(
        KINDS, required=False, help_text="text unless given; of the others send the transcript."
    )
    place = Text(required=False, max_length=200, help_text="Where it was said or recorded.")
    rights = s.ChoiceField(
        RIGHTS, required=False, help_text="How much readers may see: excerpts unless given."
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """One text, in one of two forms."""
        if bool(attrs.get("text")) == bool(attrs.get("html")):
            raise s.ValidationError({"text": "Send text or html: one of the two."})
        return attrs


class PushedSerializer(s.Serializer):
    """What became of it."""

    id = s.CharField(help_text="The article's id here; it has the same one once it is published.")
    object = s.ChoiceField(["article"])
    new = s.BooleanField(help_text="False when the desk had this text or this address already.")
    title = s.CharField(allow_blank=True)
    url = s.CharField(allow_null=True)
    desk_url = s.URLField(help_text="Where the newsroom's people open it.")
    suggestions = s.IntegerField(
        min_value=0,
        allow_null=True,
        help_text="Claims on it, found and people's own; null when the article was not yours first.",
    )
    received_at = s.DateTimeField()
