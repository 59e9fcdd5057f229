"""Who a command acts for."""

from django.core.management.base import CommandError

from factcheck.models import User
from factcheck.models.house.people import DESK
from factcheck.workflow.schedule import desk


def person(username: str) -> User:
    """The person with this username, or a refusal that says what to do."""
    if username == DESK:
        return desk()
    user = User.objects.filter(username=username).first()
    if user is None:
        raise CommandError(f"There is no user “{username}”. Give a username of the desk with --by.")
    return user
