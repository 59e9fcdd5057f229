"""The account in whose name the desk itself works: at its time, without anybody pressing a button."""

from factcheck.models import User
from factcheck.models.house.people import DESK


def desk() -> User:
    """The account in whose name scheduled work is done: active, but nobody can log in with it."""
    user = User.objects.filter(username=DESK).first()
    if user is None:
        user = User(username=DESK, is_active=True, first_name="The desk")
        user.set_unusable_password()
        user.save(force_insert=True)
    return user
