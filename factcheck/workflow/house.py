"""What belongs to no single claim: the house, its people and roles, sources, documents, policies."""

from typing import Any, TypeVar

from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from factcheck import rules
from factcheck.models import Claim, Conflict, Document, House, PolicyPage, RatingScale, Source, User

from .ledger import locked_ledger, plain, record
from .words import clean

Row = TypeVar("Row", bound=models.Model)
SECRET = {"password", "last_login", "sessions_ended"}


@transaction.atomic
def keep(row: Row, *, by: User, version: int | None = None, note: str = "") -> Row:
    """Write a row that belongs to no claim, and say in the log what differs, field by field.

    `version` is what the person saw; a row that has changed since is refused and stays as it is.
    """
    rules.require_keeper(by, row)
    if row.pk is None:
        locked_ledger()
    clean(row)
    before = (
        type(row)._default_manager.select_for_update(no_key=True).filter(pk=row.pk).first()
        if row.pk
        else None
    )
    last = getattr(before, "version", None)
    if last is not None and version is not None and last != version:
        raise rules.Conflict(
            "Somebody changed this while you had it open. Your text is kept: reload and compare."
        )
    fields = [f for f in row._meta.concrete_fields if not f.primary_key and f.name != "version"]
    if before is None:
        row.save(force_insert=True)
    else:
        if last is not None:
            setattr(row, "version", last + 1)  # noqa: B010 - not every row that is kept counts its versions
        row.save(update_fields=[f.name for f in row._meta.concrete_fields if not f.primary_key])
    changes = {
        f.name: [plain(getattr(before, f.attname, None)), plain(getattr(row, f.attname))]
        for f in fields
        if f.name not in SECRET and getattr(before, f.attname, None) != getattr(row, f.attname)
    }
    record("change" if before else "add", row, by=by, note=note, changes=changes)
    return row


@transaction.atomic
def first_or_new(known: models.QuerySet[Row], new: Row, *, by: User, note: str = "") -> Row:
    """The first of those that are known, else the new row: two people who name the same get one."""
    if found := known.first():
        return found
    locked_ledger()
    return known.first() or keep(new, by=by, note=note)


@transaction.atomic
def drop(row: Any, *, by: User, note: str = "") -> None:
    """Delete a row that nothing refers to; the log keeps what it was."""
    rules.require_keeper(by, row)
    if _listed(row):
        raise ValidationError(f"“{row}” is in use and stays. Change it instead.")
    last = {f.name: [plain(getattr(row, f.attname)), None] for f in row._meta.concrete_fields}
    try:
        record("drop", row, by=by, note=note, changes={k: v for k, v in last.items() if k not in SECRET})
        row.delete()
    except models.ProtectedError as refusal:
        raise ValidationError(f"“{row}” is in use and stays. Change it instead.") from refusal


def _listed(row: models.Model) -> bool:
    """Whether a claim or a fact-check lists the row; deleting it would take it off without a word."""
    fields = row._meta.get_fields(include_hidden=True)
    lists = [field for field in fields if isinstance(field, models.ManyToManyRel) and field.through]
    return any(
        table.through._default_manager.filter(**{table.field.m2m_reverse_field_name(): row}).exists()  # type: ignore[union-attr]
        for table in lists
    )


def cite(*, by: User, title: str, url: str = "", **facts: Any) -> Document:
    """The document at this address, or a new one."""
    known = Document.objects.filter(url=url) if url else Document.objects.none()
    return first_or_new(known, Document(title=title, url=url, **facts), by=by)


def declare(user: User, *, by: User, source: Source, tie: str, disclosure: str) -> Conflict:
    """Declare a standing tie of a person to a source."""
    return keep(
        Conflict(user=user, source=source, tie=tie, disclosure=disclosure, declared_at=timezone.now()), by=by
    )


def adopt(page: PolicyPage, *, by: User) -> PolicyPage:
    """Make a policy page public: the house stands by it."""
    if "[fill in" in page.body:
        raise ValidationError(f"“{page.title}” still has places marked [fill in]. Fill them in first.")
    page.adopted_at = page.updated_at = timezone.now()
    return keep(page, by=by)


@transaction.atomic
def setup_roles() -> list[str]:
    """The roles as groups with exactly their rights. Safe to repeat. Returns the names of new groups."""
    rights = {p.codename: p for p in Permission.objects.filter(content_type__app_label="factcheck")}
    views = [p for code, p in rights.items() if code.startswith("view_")]
    made = []
    for name, carried in rules.ROLES.items():
        group, new = Group.objects.get_or_create(name=name)
        group.permissions.set([*views, *(rights[right] for right in carried)])
        made += [name] if new else []
    return made


def give_roles(user: User, roles: list[str], *, by: User) -> User:
    """Make these the person's roles, and let them into the desk."""
    rules.require_keeper(by, user)
    unknown = sorted(set(roles) - rules.ROLES.keys())
    if unknown:
        raise ValidationError({"roles": f"There is no role {', '.join(unknown)}: {', '.join(rules.ROLES)}."})
    with transaction.atomic():
        before = sorted(user.groups.values_list("name", flat=True))
        user.groups.set(Group.objects.filter(name__in=roles))
        User.objects.filter(pk=user.pk).update(is_staff=True)
        if before != sorted(roles):
            end_sessions(user)
        record("give_roles", user, by=by, changes={"roles": [before, sorted(roles)]})
    return User.objects.get(pk=user.pk)  # read anew: the row in hand remembers the old rights


def end_sessions(user: User) -> None:
    """Log the person out wherever they are logged in. Part of the caller's verb."""
    User.objects.filter(pk=user.pk).update(sessions_ended=F("sessions_ended") + 1)
    user.refresh_from_db(fields=["sessions_ended"])


def hire(username: str, *, by: User, roles: list[str], password: str | None = None, **facts: Any) -> User:
    """A new member of staff with these roles. The first one of a house is hired by `desk`."""
    user = User(username=username, is_staff=True, is_active=True, **facts)
    rules.require_keeper(by, user)
    user.set_password(password)
    with transaction.atomic():
        user.full_clean(exclude=["password"])
        user.save(force_insert=True)
        record("hire", user, by=by, changes={"username": [None, username]})
        return give_roles(user, roles, by=by)


def the_house(*, by: User, **facts: Any) -> House:
    """The house with these facts."""
    house = House.the()
    for name, value in facts.items():
        setattr(house, name, value)
    known = House.objects.filter(pk=1).exists()
    return keep(house, by=by, version=house.version if known else None)


def use_scale(scale: RatingScale, *, by: User) -> RatingScale:
    """Make this the scale that checkers choose from; what is published stays as it is."""
    with transaction.atomic():
        for other in RatingScale.objects.filter(in_use=True).exclude(pk=scale.pk):
            other.in_use = False
            keep(other, by=by)
        scale.in_use = True
        return keep(scale, by=by)


def find(table: type[Row], **key: Any) -> Row | None:
    """The row with this key, or nothing."""
    try:
        return table._default_manager.get(**key)
    except ObjectDoesNotExist:
        return None


def claim_of(key: int) -> Claim:
    """The claim with this number, or a refusal in words."""
    claim = Claim.objects.with_desk().filter(pk=key).first()
    if claim is None:
        raise ValidationError(f"There is no claim {key}. Look up its number in the admin's list.")
    return claim
