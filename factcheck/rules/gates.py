"""What must be there before a claim goes on: one list, used as guard, as desk checklist and by readers."""

from collections.abc import Callable
from dataclasses import dataclass

from factcheck.models import Claim, Conflict, FactCheck

from .docket import Docket, open_docket
from .policies import without_policies
from .verdicts import agreement

ORDER = ("accept", "submit", "approve", "publish")
ASKED_AS = {"schedule": "publish"}
STATEMENT_MAX = 280
STATEMENT_GOOD = 75
ENOUGH_SOURCES = 2
Answer = tuple[bool, str]


@dataclass(frozen=True)
class Gate:
    """A question to a claim. `first` is the verb that first asks it; later verbs ask it again.

    `link` is the field of the desk's claim page where the answer is given. A house may switch off what is
    `optional`; then readers see that it was not asked.
    """

    code: str
    label: str
    first: str
    link: str
    ask: Callable[[Docket], Answer]
    optional: bool = False
    advise: Callable[[Docket], str] = lambda docket: ""


@dataclass(frozen=True)
class GateResult:
    """An answer: `state` is passed, missing or off. `advice` is for the desk alone and keeps nobody."""

    code: str
    label: str
    state: str
    sentence: str
    link: str
    first: str
    advice: str = ""

    @property
    def ok(self) -> bool:
        """Whether the claim may go on."""
        return self.state != "missing"


def _statement(docket: Docket) -> Answer:
    length = len(docket.claim.statement.strip())
    if not length:
        return False, "Write the claim as one statement that can be understood on its own."
    if length > STATEMENT_MAX:
        return False, f"Shorten the statement to {STATEMENT_MAX} characters; it has {length}."
    return True, "The statement stands on its own."


def _shorter_statement(docket: Docket) -> str:
    length = len(docket.claim.statement.strip())
    if length <= STATEMENT_GOOD:
        return ""
    return f"Search engines cut statements at {STATEMENT_GOOD} characters; this one has {length}."


def _appearance(docket: Docket) -> Answer:
    if not docket.appearances:
        return False, "Say where the claim was made: mark the words or give an address."
    return True, "We show where the claim was made."


def _claimant(docket: Docket) -> Answer:
    who = docket.claim.claimant
    if who:
        return True, "Claimed by a source that we do not name." if who.anonymous else f"Claimed by {who}."
    if docket.claim.claimant_unknown:
        return True, "We could not find out who said it first."
    return False, "Name the claimant, or tick that it is unknown."


def _rating(docket: Docket) -> Answer:
    if docket.lead is None or docket.lead.rating is None:
        return False, "Choose a rating."
    return True, "The claim is rated on the house's published scale."


def _summary(docket: Docket) -> Answer:
    if docket.lead is None or not docket.lead.summary.strip():
        return False, "Explain the rating in one sentence that stands alone."
    return True, "The rating is explained in one sentence."


def _explanation(docket: Docket) -> Answer:
    if docket.lead is None or not docket.lead.explanation.strip():
        return False, "Write the explanation."
    return True, "The reasoning is set out in full."


def _independence(docket: Docket) -> Answer:
    groups = docket.groups()
    if len(groups) >= ENOUGH_SOURCES:
        return True, f"{len(groups)} independent sources: {', '.join(groups)}."
    if docket.claim.independence_reason:
        return True, docket.claim.independence_reason
    return False, "Add evidence from a second independent, named source, or say why one is enough."


def _primary(docket: Docket) -> Answer:
    if any(e.document.kind == e.document.Kind.PRIMARY for e in docket.evidence):
        return True, "At least one source is a primary one."
    if docket.claim.primary_reason:
        return True, docket.claim.primary_reason
    return False, "Add a primary source, or say why there is none."


def _sides(docket: Docket) -> Answer:
    if {"supports", "refutes"} <= {e.stance for e in docket.evidence}:
        return True, "Evidence for and against is set out."
    if docket.claim.sides_reason:
        return True, docket.claim.sides_reason
    return False, "Set out both sides, or say that you found none for the other."


def _located(docket: Docket) -> Answer:
    for evidence in docket.evidence:
        document = evidence.document
        if not (document.url or evidence.locator):
            return False, f"Give an address or a locator for “{document}”."
        if not (document.captures.all() or document.archived_url or evidence.no_capture_reason):
            if any(job.kind == job.Kind.CAPTURE and job.is_unfinished for job in document.jobs.all()):
                return False, f"A copy of “{document}” is being made: wait for it, or say why there is none."
            return False, f"Keep a copy of “{document}”, or say why there is none."
    return True, "Every source can be found; copies are kept, or it is said why not."


def _dated(docket: Docket) -> Answer:
    if any(is_after_claim(docket.claim, e.document.published_on) for e in docket.evidence):
        return True, "Some evidence is dated after the claim; it is marked."
    return True, "No evidence is dated after the claim."


def _reply(docket: Docket) -> Answer:
    reply = docket.reply
    if reply is None:
        return False, "Record the right of reply: asked, answered, or why not."
    return True, f"{reply.get_outcome_display()}. {reply.note}".strip()


def _conflicts(docket: Docket) -> Answer:
    for tie in docket.ties:
        if tie.tie in Conflict.BLOCKING:
            return (
                False,
                f"{tie.user} has a close tie to {tie.source} ({tie.tie}): assign somebody else.",
            )
    if docket.ties:
        return True, " ".join(tie.disclosure for tie in docket.ties)
    return True, "Nobody who worked on this declared a tie to those concerned."


def _correction(docket: Docket) -> Answer:
    claim = docket.claim
    if docket.fact_check is None or docket.fact_check.number == 0:
        return True, "This is the first edition."
    if not claim.correction_kind:
        return (
            False,
            "Say what this edition is: correction, clarification, update, retraction or minor.",
        )
    if claim.correction_kind == Claim.Correction.MINOR:
        return _minor(docket, docket.fact_check)
    if not claim.correction_note.strip():
        return False, "Tell readers what changed since the last edition."
    return True, "Readers are told what changed."


def _minor(docket: Docket, before: FactCheck) -> Answer:
    """A typo or a dead link of what readers see; never another verdict."""
    if not before.is_live:
        return (
            False,
            "A minor edition cannot bring back what readers do not see: choose correction or update.",
        )
    if docket.lead is None or docket.lead.rating is None or docket.lead.rating.slug != before.rating:
        return False, "A minor edition keeps the verdict: choose correction or update, and tell readers."
    return True, "Only something minor changed since the last edition."


def _policies(docket: Docket) -> Answer:
    missing = without_policies(docket.policies)
    return not missing, missing or "The house's policies are published."


def is_after_claim(claim: Claim, published_on: object) -> bool:
    """Whether something was published only after the claim was made."""
    return bool(claim.claimed_on and published_on and published_on > claim.claimed_on)  # type: ignore[operator]


GATES = (
    Gate("statement", "Statement", "accept", "statement", _statement, advise=_shorter_statement),
    Gate("appearance", "Where it was said", "accept", "appearances", _appearance),
    Gate("claimant", "Claimant", "submit", "claimant", _claimant, optional=True),
    Gate("rating", "Rating", "submit", "rating", _rating),
    Gate("summary", "Summary", "submit", "summary", _summary),
    Gate("explanation", "Explanation", "submit", "explanation", _explanation),
    Gate(
        "independence", "Independent sources", "submit", "independence_reason", _independence, optional=True
    ),
    Gate("primary", "Primary source", "submit", "primary_reason", _primary, optional=True),
    Gate("sides", "Both sides", "submit", "sides_reason", _sides, optional=True),
    Gate("located", "Sources can be found", "submit", "evidence", _located, optional=True),
    Gate("dated", "Dates of evidence", "submit", "evidence", _dated),
    Gate("reply", "Right of reply", "submit", "reply", _reply, optional=True),
    Gate("conflicts", "Conflicts of interest", "submit", "assignments", _conflicts),
    Gate("correction", "What changed", "submit", "correction_note", _correction),
    Gate("second", "Second verdict", "approve", "verdicts", agreement),
    Gate("policies", "Published policies", "publish", "policies", _policies),
)


def _result(gate: Gate, docket: Docket) -> GateResult:
    if gate.optional and gate.code in docket.house.gates_off:
        return GateResult(gate.code, gate.label, "off", "House rule: not asked.", gate.link, gate.first)
    ok, sentence = gate.ask(docket)
    state = "passed" if ok else "missing"
    if gate.code == "second" and not docket.house.ask_second:
        state = "off"
    return GateResult(
        gate.code, gate.label, state, sentence, gate.link, gate.first, gate.advise(docket) if ok else ""
    )


def inspect(docket: Docket) -> list[GateResult]:
    """Every gate's answer, in order."""
    return [_result(gate, docket) for gate in GATES]


def missing(claim: Claim, verb: str, docket: Docket | None = None) -> list[str]:
    """What keeps the claim from this verb: a sentence for each red gate it asks, none when it may pass."""
    verb = ASKED_AS.get(verb, verb)
    if verb not in ORDER:
        return []
    asked, papers = ORDER[: ORDER.index(verb) + 1], docket or open_docket(claim)
    results = (_result(gate, papers) for gate in GATES if gate.first in asked)
    return [result.sentence for result in results if not result.ok]
