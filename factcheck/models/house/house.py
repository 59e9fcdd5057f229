"""The house itself: its name, its rules, its topics and its policy pages."""

from typing import Self

from django.conf import settings
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import Q

from factcheck.models import shapes

DEFAULT_NAME = "Fact-checking desk"


class House(models.Model):
    """One row: what the newsroom is called and which rules it keeps.

    `gates_off` lists codes of gates that this house does not ask; readers are told of each.
    """

    name = models.CharField(max_length=120, default=DEFAULT_NAME)
    tagline = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=12, default="en")
    contact_email = models.EmailField(blank=True)
    licence_name = models.CharField(max_length=120, blank=True)
    licence_url = models.URLField("licence address", blank=True)
    gates_off = models.JSONField(default=list, blank=True)
    ask_second = models.BooleanField("ask for a second verdict", default=True)
    blind_second = models.BooleanField("hide the verdict until the second", default=True)
    complaint_days = models.PositiveSmallIntegerField(
        "days until the first look at a complaint", default=14, help_text="Readers are told."
    )
    ifcn_url = models.URLField(
        "IFCN signatory page",
        blank=True,
        help_text="Only if the house is one: where readers go next.",
    )
    efcsn_url = models.URLField(
        "EFCSN member page", blank=True, help_text="Only if the house is one: where readers go next."
    )
    demonstration = models.BooleanField(default=False, help_text="Pages say so and ask not to be indexed.")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "house"
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="house_is_one_row")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Gates are switched off by a list of their codes."""
        self.gates_off = shapes.words(self.gates_off, "gates_off")

    @property
    def hides_verdicts(self) -> bool:
        """Whether verdicts are kept from whoever may still rate. Who asks for no second hides nothing."""
        return self.ask_second and self.blind_second

    @staticmethod
    def writes_letters() -> bool:
        """Whether a mail server is set, so that anybody can be written to."""
        return not settings.EMAIL_BACKEND.endswith("dummy.EmailBackend")

    @classmethod
    def the(cls) -> Self:
        """The house, with the defaults while nobody has set one up. Reading never writes."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)


class Topic(models.Model):
    """A subject that readers browse by."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=80, unique=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class PolicyPageQuerySet(models.QuerySet["PolicyPage"]):
    """Policy pages, adopted or still drafts."""

    def adopted(self) -> Self:
        """What the house stands by; drafts are not public."""
        return self.filter(adopted_at__isnull=False)


class PolicyPage(models.Model):
    """A page on which the house says how it works, in Markdown."""

    REQUIRED = ("methodology", "corrections-policy", "funding", "team", "complaints")

    slug = models.SlugField(max_length=80)
    language = models.CharField(max_length=12, default="en")
    title = models.CharField(max_length=200, validators=[MinLengthValidator(2)])
    body = models.TextField()
    adopted_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = PolicyPageQuerySet.as_manager()

    class Meta:
        ordering = ["slug", "language", "id"]
        constraints = [models.UniqueConstraint(fields=["slug", "language"], name="policy_page_once")]

    def __str__(self) -> str:
        return self.title
