"""The people of the house: hired, given roles, and let go, by administrators."""

from typing import Any

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters

from factcheck import rules
from factcheck.models import User
from factcheck.workflow import house, staff

from .door import DeskAdmin, DeskForm
from .refusals import REFUSALS, sentences
from .site import desk

FACTS = (
    "username",
    "first_name",
    "last_name",
    "email",
    "public_name",
    "public_role",
    "public_bio",
    "is_active",
)


def factor_words(person: User) -> list[str]:
    """Somebody's second factors, each in words; recovery codes come with them and are none."""
    known: Any = person
    kinds = [factor.type for factor in known.authenticator_set.all()]
    passkeys = kinds.count("webauthn")
    words = ["authenticator app"] if "totp" in kinds else []
    return words + ([f"{passkeys} passkey{'s' if passkeys > 1 else ''}"] if passkeys else [])


class StaffForm(DeskForm):
    """A member of staff with roles, and a new password when one is needed."""

    roles = forms.MultipleChoiceField(
        required=False,
        choices=[(role, f"{role.capitalize()}: {', '.join(rights)}") for role, rights in rules.ROLES.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    password = forms.CharField(
        label="New password",
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.instance
        # The name of a colleague, not of whoever fills in the form.
        self.fields["username"].widget.attrs["autocomplete"] = "off"
        self.fields["password"].help_text = " ".join(password_validators_help_texts())
        self.fields["password"].required = person.pk is None
        if person.pk:
            self.initial["roles"] = sorted(person.groups.values_list("name", flat=True))

    def clean_password(self) -> str:
        """Hold it to the house's rules for passwords."""
        password: str = self.cleaned_data["password"]
        if password:
            validate_password(password, self.instance)
        return password


@admin.register(User, site=desk)
class StaffAdmin(DeskAdmin):
    """Members of staff. Only administrators see this table: it holds private addresses."""

    form = StaffForm
    list_display = ["username", "first_name", "last_name", "holds", "proves", "is_active", "last_login"]
    list_filter = ["is_active", "is_superuser"]
    search_fields = ["username", "first_name", "last_name", "email"]
    ordering = ["username", "id"]
    guarded = ("password",)
    fieldsets = [
        (
            None,
            {"fields": ["username", ("first_name", "last_name"), "email", "password", "is_active", "roles"]},
        ),
        ("As readers see them", {"fields": ["public_name", "public_role", "public_bio"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """People with their roles and factors."""
        return super().get_queryset(request).prefetch_related("groups", "authenticator_set")

    @admin.display(description="roles")
    def holds(self, person: User) -> str:
        """Their roles."""
        return ", ".join(sorted(group.name for group in person.groups.all()))

    @admin.display(description="second factors")
    def proves(self, person: User) -> str:
        """Their second factors, in words."""
        return ", ".join(factor_words(person))

    def get_urls(self) -> list[URLPattern]:
        """And a page to reset somebody's factors."""
        reset = path(
            "<int:object_id>/reset-factors/",
            self.admin_site.admin_view(self.reset_view),
            name="factcheck_user_reset_factors",
        )
        return [reset, *super().get_urls()]

    def reset_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Ask, and do it. Whoever asks shows again who they are."""
        person = self.get_object(request, str(object_id))
        if person is None or not self.has_change_permission(request, person):
            raise PermissionDenied
        raise_if_reauthentication_required(request, app="allauth.mfa")
        if request.method == "POST":
            try:
                staff.reset_factors(person, by=request.user)  # type: ignore[arg-type] # only staff come here
                messages.success(request, f"The second factors of {person} are reset.")
            except REFUSALS as refusal:
                messages.error(request, " ".join(sentences(refusal)))
            return redirect("admin:factcheck_user_change", object_id)
        page = {"title": f"Reset the factors of {person}", "person": person, "factors": factor_words(person)}
        return TemplateResponse(
            request, "admin/factcheck/user/reset_factors.html", self.admin_site.each_context(request) | page
        )

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page of a person, with their factors."""
        person = self.get_object(request, object_id)
        more = {"factors": factor_words(person) if person else []}
        kwargs["extra_context"] = more | (kwargs.get("extra_context") or {})
        return super().change_view(request, object_id, *args, **kwargs)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Only administrators."""
        return self.keeps(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only administrators."""
        return self.keeps(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Administrators; but nobody changes the account of the desk itself."""
        return not (obj and rules.is_desk(obj)) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """People are made inactive, never deleted: what they signed stays signed."""
        return False

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - Django's hook
        """The facts of the table; roles and password are the form's own."""
        return super().get_form(request, obj, change, **(kwargs | {"fields": FACTS}))

    @method_decorator(sensitive_post_parameters())
    def changeform_view(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep passwords out of error reports."""
        return super().changeform_view(*args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's hook
        """Hire, or keep what was changed, and give the roles."""
        administrator: Any = request.user
        roles, password = form.cleaned_data["roles"], form.cleaned_data["password"]
        if not change:
            facts = {name: form.cleaned_data[name] for name in FACTS if name != "is_active"}
            obj.pk = house.hire(by=administrator, roles=roles, password=password, **facts).pk
            return
        resigns = "administrator" in form.initial["roles"] and "administrator" not in roles
        if obj == administrator and (resigns or not obj.is_active):
            raise ValidationError("Somebody else has to take this role off you, or let you go.")
        staff.keep_person(obj, by=administrator, version=form.cleaned_data["version"], password=password)
        if "roles" in form.changed_data:
            house.give_roles(obj, roles, by=administrator)
