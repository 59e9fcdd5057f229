"""Every verb on a claim, with its form: the desk's steps from `rules.STEPS`, and the edits of its papers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from factcheck import rules
from factcheck.models import Claim, Evidence, User
from factcheck.rules import remarks
from factcheck.workflow import (
    asking,
    checking,
    citations,
    citing,
    claims,
    comments,
    drafts,
    embargoes,
    images,
    mending,
    review,
    suspensions,
)
from factcheck.workflow.previews import make_preview
from factcheck.workflow.steps import check_version, lock
from factcheck.workflow.verbs import VERBS

from . import embargo_forms as embargo
from . import evidence_forms as evidence
from . import image_forms as pictures
from . import review_forms as writing
from .claim_forms import (
    AssignForm,
    PlaceForm,
    ReasonForm,
    RecordReplyForm,
    UnassignForm,
    VerdictForm,
    step_form,
)
from .outcome_forms import OutcomeForm
from .verb_forms import VerbForm


@dataclass(frozen=True)
class Door:
    """A verb's name on its button, its form, the function that does it, and the rule that opens it.

    `require` refuses in the place of a rule of the table. `any_version` is for what only adds, and for the
    brake: it works whatever a colleague has just changed.
    """

    label: str
    form: type[VerbForm]
    take: Callable[..., Any]
    rule: str
    require: Callable[[Any, Claim], Any] | None = None
    any_version: bool = False
    draft: str = ""
    """The name under which its words are kept while they are typed; the verb's own when empty."""

    @property
    def asks(self) -> bool:
        """Whether the verb needs a page of its own; else its button is enough."""
        return self.form is not VerbForm and bool(getattr(rules.STEPS.get(self.rule), "asks", True))

    def refuse(self, user: Any, claim: Claim) -> None:
        """Refuse whoever cannot go through now, and say why."""
        if self.require:
            self.require(user, claim)
        else:
            rules.require(user, self.rule, claim)


def _edit(verb: str, form: type[VerbForm], take: Callable[..., Any]) -> Door:
    return Door(rules.EDITS[verb].label, form, take, verb)


def _remark(
    label: str, form: type[VerbForm], take: Callable[..., Any], require: Callable[[Any, Claim], None]
) -> Door:
    return Door(label, form, take, "", require, any_version=True)


def _step(verb: str) -> Door:
    label = rules.STEPS[verb].label
    return Door(label, step_form(verb), VERBS[verb], verb, any_version=verb == "suspend")


DOORS: dict[str, Door] = {
    **{verb: _step(verb) for verb in rules.STEPS},
    "take_on": _edit("take_on", VerbForm, claims.take_on),
    "assign": _edit("assign", AssignForm, claims.assign),
    "unassign": Door("Take off", UnassignForm, claims.unassign, "assign"),
    "place": _edit("place", PlaceForm, claims.place),
    "attach": _edit("attach", evidence.AttachForm, citing.cite),
    "change_evidence": _edit("change_evidence", evidence.EvidenceForm, evidence.change),
    "remove_evidence": _edit("remove_evidence", evidence.RemoveForm, evidence.remove),
    "add_image": _edit("add_image", pictures.AddImageForm, images.add_image),
    "change_image": _edit("change_image", pictures.ImageForm, pictures.change),
    "remove_image": _edit("remove_image", pictures.RemoveImageForm, pictures.remove),
    "record_reply": _edit("record_reply", RecordReplyForm, checking.record_reply),
    "record_outcome": _edit("record_outcome", OutcomeForm, asking.record_outcome),
    "write_verdict": _edit("write_verdict", VerdictForm, checking.write_verdict),
    "hand_in": Door(
        rules.STEPS["submit"].label, VerdictForm, checking.hand_in, "submit", draft="write_verdict"
    ),
    "order_evidence": Door("Put in order", evidence.OrderForm, citations.order_evidence, "change_evidence"),
    "give_reason": Door("Give the reason", ReasonForm, claims.edit, "edit"),
    "reveal": _edit("reveal", VerbForm, review.reveal),
    "mend": Door("Mend and submit", writing.MendForm, mending.mend, "send_back"),
    "correct": Door("Correct", writing.CorrectForm, mending.correct, "reopen"),
    "comment": _remark("Comment", writing.CommentForm, comments.comment, remarks.require_comment),
    "settle": _remark("Settle", writing.SettleForm, writing.settle, remarks.require_comment),
    "preview": _remark("Make a preview link", writing.PreviewForm, make_preview, remarks.require_preview),
    "share": Door("Share under embargo", embargo.ShareForm, embargoes.share, "", remarks.require_share),
    "end_share": _remark("Take back", embargo.EndShareForm, embargo.end_share, remarks.require_end_share),
    "explain": _remark("Say why", writing.ExplainForm, suspensions.explain, remarks.require_explain),
    "revoke_preview": _remark(
        "Revoke the link", writing.RevokePreviewForm, writing.revoke, remarks.require_preview
    ),
}


def door(verb: str) -> Door:
    """The verb's door, or a refusal that names the verbs there are."""
    if verb not in DOORS:
        raise ValidationError(f"There is no step “{verb}”. Choose one of: {', '.join(DOORS)}.")
    return DOORS[verb]


@transaction.atomic
def go_through(verb: str, claim: Claim, *, by: User, seen: int, words: dict[str, Any]) -> int:
    """Do it, if the claim is still as the person saw it (`seen` is its version); return its new version."""
    others = [value for value in words.values() if isinstance(value, Claim)]
    row = lock(claim, *others)
    if not DOORS[verb].any_version:
        check_version(row, seen)
    before = row.version
    DOORS[verb].take(row, by=by, **words)
    drafts.forget(row, by=by, form=DOORS[verb].draft or verb)
    if isinstance(piece := words.get("evidence"), Evidence):
        drafts.forget(row, by=by, form=f"piece-{piece.pk}")
    # Whoever saw an older claim, and may all the same, has not seen the newer one by that.
    new = Claim.objects.values_list("version", flat=True).get(pk=row.pk)
    return new if before == seen else seen
