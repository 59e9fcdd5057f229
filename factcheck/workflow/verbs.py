"""Every step of the rules' table, and the function that takes it."""

from collections.abc import Callable

from factcheck.models import Claim

from . import checking, claims, publishing, review, schedule

VERBS: dict[str, Callable[..., Claim]] = {
    "accept": claims.accept,
    "decline": claims.decline,
    "restore": claims.restore,
    "merge": claims.merge,
    "unmerge": claims.unmerge,
    "submit": checking.submit,
    "second": review.second,
    "recall": checking.recall,
    "send_back": review.send_back,
    "decide": review.decide,
    "approve": review.approve,
    "schedule": schedule.schedule,
    "unschedule": schedule.unschedule,
    "publish": publishing.publish,
    "reopen": publishing.reopen,
    "discard": publishing.discard,
    "suspend": publishing.suspend,
    "withdraw": publishing.withdraw,
    "reinstate": publishing.reinstate,
}
