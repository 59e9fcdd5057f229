"""Plain functions that put one thing on the desk, through the workflow's own verbs."""

import itertools
from datetime import date, datetime, timedelta

from django.contrib.auth.models import Group
from django.utils import timezone

from factcheck.models import (
    Capture,
    Category,
    Claim,
    Document,
    FactCheck,
    House,
    Job,
    PolicyPage,
    Rating,
    RatingScale,
    Source,
    User,
)
from factcheck.models.house.ratings import VALUES
from factcheck.workflow import (
    checking,
    claims,
    house,
    intake,
    partners,
    publishing,
    review,
    schedule,
    splitting,
    vault,
    webhooks,
)

ALL_ROLES = ("contributor", "checker", "reviewer", "editor", "publisher", "administrator")
COUNT = itertools.count(1)
TEXT = "Microsoft pivoted to Azure in 2014. It sells software to 190 countries.\n\nNobody objected."


def person(*roles: str, **facts) -> User:
    """A member of staff with these roles."""
    if not Group.objects.filter(name="administrator").exists():
        house.setup_roles()
    return house.hire(f"person-{next(COUNT)}", by=schedule.desk(), roles=list(roles), **facts)


def rating(category: str = Category.MIXED) -> Rating:
    """The rating of this category on the scale in use, which is made when there is none."""
    if not RatingScale.objects.filter(in_use=True).exists():
        scale = RatingScale.objects.create(slug="house", name="House", in_use=True)
        for position, each in enumerate(Category, start=1):
            Rating.objects.create(
                scale=scale,
                slug=each.replace("_", "-"),
                label=each.label,
                category=each,
                value=VALUES.get(each),
                definition=f"Means {each.label.lower()}.",
                color_light="#14532d",
                color_dark="#86efac",
                icon=each.replace("_", "-"),
                position=position,
            )
    return Rating.objects.get(scale__in_use=True, category=category)


def policies() -> None:
    """The house's policy pages, adopted."""
    for slug in PolicyPage.REQUIRED:
        PolicyPage.objects.get_or_create(
            slug=slug,
            defaults={
                "title": slug.replace("-", " ").capitalize(),
                "body": f"How we do {slug}.",
                "adopted_at": timezone.now(),
                "updated_at": timezone.now(),
            },
        )


def source(name: str = "", kind: str = "organization", **facts) -> Source:
    """A source of this name."""
    return Source.objects.get_or_create(name=name or f"Source {next(COUNT)}", kind=kind, defaults=facts)[0]


def document(**facts) -> Document:
    """A primary document with a publisher of its own."""
    number = next(COUNT)
    facts = {"url": f"https://example.org/{number}", "publisher": source()} | facts
    facts = {"kind": "primary", "published_on": date(2014, 2, 4)} | facts
    return Document.objects.create(title=f"Report {number}", **facts)


def article(by: User | None = None, text: str = "", **facts):
    """An article on the desk; its text is its own unless one is given."""
    text = text or f"{TEXT}\n\nArticle number {next(COUNT)} ends here."
    return intake.receive(text, by=by or person("contributor"), **facts)


class Team:
    """The people of one claim."""

    def __init__(self) -> None:
        self.lead = person("checker")
        self.reviewer = person("reviewer")
        self.editor = person("editor")
        self.publisher = person("publisher")


class HouseOfTwo(Team):
    """Two people who both hold every role; the second reviews, edits and publishes."""

    def __init__(self) -> None:
        self.lead, self.reviewer = person(*ALL_ROLES), person(*ALL_ROLES)
        self.editor = self.publisher = self.reviewer


def suggested(team: Team | None = None, quote: str = "Microsoft pivoted to Azure in 2014") -> Claim:
    """A suggestion on a new article."""
    team = team or Team()
    return splitting.mark(article(team.lead), by=team.lead, quote=quote)


def open_claim(team: Team) -> Claim:
    """An accepted claim with its lead and its reviewer."""
    return opened(suggested(team), team)


def opened(claim: Claim, team: Team) -> Claim:
    """The suggestion accepted, with its lead and its reviewer."""
    claims.accept(claim, by=team.lead)
    claims.assign(claim, by=team.editor, user=team.lead, role="lead")
    claims.assign(claim, by=team.editor, user=team.reviewer, role="reviewer")
    claim.refresh_from_db()
    return claim


def checked_claim(team: Team, category: str = Category.MIXED) -> Claim:
    """An open claim with all that review asks for."""
    return papers(open_claim(team), team, category)


def papers(claim: Claim, team: Team, category: str = Category.MIXED) -> Claim:
    """The open claim with claimant, evidence for and against, right of reply and the lead's verdict."""
    claims.edit(claim, by=team.lead, claimant=source("Microsoft"))
    checking.attach(claim, by=team.lead, document=document(), stance="supports", no_capture_reason="Test.")
    checking.attach(claim, by=team.lead, document=document(), stance="refutes", no_capture_reason="Test.")
    checking.record_reply(claim, by=team.lead, outcome="not_asked", note="Test.")
    checking.write_verdict(
        claim,
        by=team.lead,
        rating=rating(category),
        summary="The turn began earlier.",
        explanation="Azure was announced in 2008 [1].",
    )
    claim.refresh_from_db()
    return claim


def waiting_capture(url: str = "", team: Team | None = None) -> Job:
    """A document just attached to an open claim, which waits for its capture."""
    team = team or Team()
    paper = document(url=url) if url else document()
    checking.attach(open_claim(team), by=team.lead, document=paper, stance="supports")
    return paper.jobs.get()


def captured(body: bytes) -> Capture:
    """A document of which these bytes are kept."""
    return Capture.objects.create(
        document=document(),
        sha256=vault.keep(body),
        size=len(body),
        content_type="text/plain",
        description="",
        captured_at=timezone.now(),
        captured_by=person("checker"),
    )


def submitted_claim(team: Team) -> Claim:
    """A claim in review."""
    return checking.submit(checked_claim(team), by=team.lead)


def disputed_claim(team: Team) -> Claim:
    """A claim whose second verdict differs."""
    return review.second(submitted_claim(team), by=team.reviewer, rating=rating(Category.FALSE), note="No.")


def seconded_claim(team: Team) -> Claim:
    """A claim in review whose second verdict agrees."""
    return review.second(submitted_claim(team), by=team.reviewer, rating=rating(Category.MIXED))


def approved_claim(team: Team) -> Claim:
    """A claim that two people have signed."""
    policies()
    return review.approve(seconded_claim(team), by=team.reviewer)


def publish_checked(claim: Claim, team: Team, category: str = Category.MIXED) -> Claim:
    """The open claim with all its papers, taken the rest of the way to readers."""
    policies()
    checking.submit(claim, by=team.lead)
    review.second(claim, by=team.reviewer, rating=rating(category))
    review.approve(claim, by=team.reviewer)
    return publishing.publish(claim, by=team.publisher)


def published_claim(team: Team | None = None) -> Claim:
    """A claim that readers see."""
    team = team or Team()
    return publishing.publish(approved_claim(team), by=team.publisher)


def corrected_claim(team: Team, note: str = "The year was wrong.") -> Claim:
    """A published claim with its second edition."""
    return correct(published_claim(team), team, note)


def correct(claim: Claim, team: Team, note: str = "The year was wrong.") -> Claim:
    """Publish another edition of the claim, with another verdict."""
    publishing.reopen(claim, by=team.lead, note="A reader wrote.")
    claims.edit(claim, by=team.lead, correction_kind="correction", correction_note=note)
    checking.write_verdict(claim, by=team.lead, rating=rating(Category.FALSE), summary="It began in 2008.")
    checking.submit(claim, by=team.lead)
    review.second(claim, by=team.reviewer, rating=rating(Category.FALSE))
    review.approve(claim, by=team.reviewer)
    return publishing.publish(claim, by=team.publisher)


def declined_claim(team: Team) -> Claim:
    """A claim that the desk will not check."""
    return claims.decline(checked_claim(team), by=team.editor, reason="opinion")


def merged_claim(team: Team, into: Claim | None = None) -> Claim:
    """A claim that repeats another."""
    repeat = papers(open_claim(team), team)
    return claims.merge(repeat, by=team.editor, into=into or suggested(team))


def scheduled_claim(team: Team, publish_at: datetime | None = None) -> Claim:
    """An approved claim that waits for its time: tomorrow, unless another is given."""
    publish_at = publish_at or timezone.now() + timedelta(days=1)
    return schedule.schedule(approved_claim(team), by=team.publisher, publish_at=publish_at)


def reopened_claim(team: Team) -> Claim:
    """A claim at work again while readers see its first edition."""
    return publishing.reopen(published_claim(team), by=team.lead, note="A reader wrote.")


def suspended_claim(team: Team) -> Claim:
    """A published claim that one publisher has hidden."""
    return publishing.suspend(published_claim(team), by=team.publisher, note="The source was forged.")


def withdrawn_claim(team: Team) -> Claim:
    """A published claim that two people took back."""
    other = person("publisher")
    return publishing.withdraw(suspended_claim(team), by=other, note="We relied on a forged letter.")


def partner_key(by: User | None = None, partner: str = "", **facts) -> partners.Made:
    """A key with which a partner sends articles in, and its secret."""
    facts = {"scopes": ["intake"], "acts_as": schedule.desk()} | facts
    return partners.make_key(partner or f"Partner {next(COUNT)}", by=by or person("administrator"), **facts)


def webhook(
    key: partners.Made | None = None, url: str = "https://partner.example/hook", **facts
) -> webhooks.Made:
    """An endpoint of a partner, and its secret; the partner is a new one unless a key is given."""
    key = key or partner_key(scopes=["read", "webhooks"])
    return webhooks.make(key.key, by=schedule.desk(), url=url, **facts)


def fact_check(claim: Claim) -> FactCheck:
    """What readers see of the claim."""
    return FactCheck.objects.of(claim)


def the_house(**facts) -> House:
    """The house with these rules."""
    return house.the_house(by=person("administrator"), **facts)
