"""The demonstration: the seed article taken through the newsroom by its demo people, verb by verb."""

import json
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from factcheck.management.pages import page_drafts
from factcheck.management.translated import put_into
from factcheck.models import Article, Claim, Document, Rating, RatingScale, Source, Topic, User
from factcheck.workflow import checking, claims, house, intake, publishing, review, schedule, splitting

SEEDS = Path(settings.BASE_DIR) / "seeds"
ARTICLE = SEEDS / "microsoft-face-recognition.txt"
PASSWORD = "demonstration-only"  # noqa: S105 - the demonstration's, printed in the README
NAME = "The Demonstration Desk"
PUBLISHED = ("published", "corrected", "updated", "withdrawn")


def read(name: str) -> Any:
    """One of the seed's JSON files."""
    return json.loads((SEEDS / f"{name}.json").read_text(encoding="utf-8"))


class Demonstration:
    """The demo house under construction. Rows are found by the keys that the seed's files use."""

    def __init__(self) -> None:
        self.people: dict[str, User] = {}
        self.sources: dict[str, Source] = {}
        self.documents: dict[str, Document] = {}
        self.reasons: dict[str, str] = {}
        self.topics: dict[str, Topic] = {}
        self.ratings: dict[str, Rating] = {}

    @property
    def editor(self) -> User:
        """Who does what any editor may do."""
        return self.people["editor"]

    def open_house(self) -> None:
        """The house, its people, its scale, its topics, its sources and its policies."""
        house.setup_roles()
        desk = schedule.desk()
        for row in read("people"):
            facts = {name: row[name] for name in ("public_name", "public_role", "public_bio")}
            self.people[row["username"]] = house.hire(
                row["username"], by=desk, roles=row["roles"], password=PASSWORD, **facts
            )
        house.the_house(
            by=desk,
            name=NAME,
            tagline="A demonstration: real sources, made-up staff",
            licence_name="CC BY 4.0",
            licence_url="https://creativecommons.org/licenses/by/4.0/",
            demonstration=True,
        )
        self.ratings = rating_scale(by=desk)
        for page in page_drafts(SEEDS / "policies"):
            house.adopt(page, by=desk)
        self.topics = {row["slug"]: house.keep(Topic(**row), by=desk) for row in read("topics")}
        for row in read("sources"):
            facts = {name: row[name] or "" for name in ("name", "kind", "url", "description")}
            self.sources[row["key"]] = house.keep(Source(**facts, same_as=row["same_as"]), by=desk)
        for row in read("documents"):
            self._document(row, desk)

    def _document(self, row: dict[str, Any], by: User) -> None:
        self.reasons[row["key"]] = row["no_capture_reason"]
        self.documents[row["key"]] = house.cite(
            by=by,
            title=row["title"],
            url=row["url"],
            archived_url=row["archived_url"] or "",
            publisher=self.sources[row["publisher"]],
            kind=row["kind"],
            published_on=day(row["published_on"]),
            language=row["language"],
        )

    def take_in(self) -> Article:
        """The article, byte for byte, with nothing made up that it does not say."""
        return intake.receive(ARTICLE.read_bytes(), by=self.editor)

    def load(self, article: Article, row: dict[str, Any]) -> Claim:
        """One claim, all the way to its end."""
        claim = splitting.mark(
            article,
            by=self.editor,
            quote=row["quote"],
            statement=row["statement"],
            occurrence=row.get("occurrence", 1),
        )
        self._word(claim, row)
        if row["end"] == "declined":
            return claims.decline(claim, by=self.editor, **row["declined"])
        claims.accept(claim, by=self.editor)
        claims.assign(claim, by=self.editor, user=self.people[row["lead"]], role="lead")
        claims.assign(claim, by=self.editor, user=self.people[row["reviewer"]], role="reviewer")
        self._check(claim, row)
        self._review(claim, row)
        if row["end"] in PUBLISHED:
            publishing.publish(claim, by=self.people["publisher"])
            self._translate(claim, row, edition=1)
        return self._finish(claim, row)

    def _word(self, claim: Claim, row: dict[str, Any]) -> None:
        claimant = self.sources.get(row["claimant"] or "")
        claims.edit(
            claim,
            by=self.editor,
            claimant=claimant,
            claimant_unknown=claimant is None,
            reporter=self.sources.get(row["reported_by"] or ""),
            claimed_on=day(row["claimed_on"]),
            topics=[self.topics[slug] for slug in row["topics"]],
        )

    def _check(self, claim: Claim, row: dict[str, Any]) -> None:
        lead = self.people[row["lead"]]
        reasons = {f"{name}_reason": sentence for name, sentence in row["reasons"].items() if sentence}
        if reasons:
            claim.refresh_from_db()
            claims.edit(claim, by=lead, **reasons)
        self._attach(claim, row["evidence"], lead)
        checking.record_reply(claim, by=lead, **row["reply"])
        if row["verdict"]:
            self._rate(claim, row["verdict"], lead)

    def _attach(self, claim: Claim, uses: Iterable[dict[str, Any]], by: User) -> None:
        for use in uses:
            checking.attach(
                claim,
                by=by,
                document=self.documents[use["document"]],
                stance=use["stance"],
                passage=use["passage"],
                locator=use.get("locator", ""),
                public_note=use.get("note", ""),
                group=self._group(use),
                no_capture_reason=self.reasons[use["document"]],
            )

    def _group(self, use: dict[str, Any]) -> str:
        """The independence group by its source's name; empty means the publisher."""
        group = use.get("group") or ""
        return self.sources[group].name if group in self.sources else group

    def _rate(self, claim: Claim, verdict: dict[str, Any], by: User) -> None:
        words = {name: verdict[name] for name in ("summary", "explanation", "uncertainty")}
        claim.refresh_from_db()
        checking.write_verdict(claim, by=by, rating=self.ratings[verdict["rating"]], **words)

    def _review(self, claim: Claim, row: dict[str, Any]) -> None:
        """Submission, second verdict and approval, as far as the claim is to go."""
        if not row["verdict"]:
            return
        reviewer = self.people[row["reviewer"]]
        claim.refresh_from_db()
        checking.submit(claim, by=self.people[row["lead"]])
        if row["second"]:
            rating = self.ratings[row["second"]["rating"]]
            review.second(claim, by=reviewer, rating=rating, note=row["second"]["comment"])
        if row["end"] in (*PUBLISHED, "scheduled"):
            review.approve(claim, by=reviewer)

    def _finish(self, claim: Claim, row: dict[str, Any]) -> Claim:
        """What comes after the first edition, or instead of it."""
        if row["end"] == "scheduled":
            when = date.today() + timedelta(days=row["schedule"]["days_ahead"])  # noqa: DTZ011 - house time below
            at = timezone.make_aware(datetime.combine(when, time.fromisoformat(row["schedule"]["time"])))
            schedule.schedule(claim, by=self.people["publisher"], publish_at=at)
        if row["end"] == "withdrawn":
            publishing.suspend(claim, by=self.people["publisher"], note=row["withdrawal"]["suspend_note"])
            publishing.withdraw(claim, by=self.editor, note=row["withdrawal"]["note"])
        if row.get("next_edition"):
            self._correct(claim, row)
        return claim

    def _correct(self, claim: Claim, row: dict[str, Any]) -> None:
        """The second edition, with its public note, signed by two people like the first."""
        edition, lead = row["next_edition"], self.people[row["lead"]]
        publishing.reopen(claim, by=lead, note=edition["reopen_reason"])
        kind = "minor" if edition["minor"] else edition["kind"]
        claims.edit(claim, by=lead, correction_kind=kind, correction_note=edition["note"])
        self._attach(claim, edition["changes"].get("evidence", []), lead)
        if edition["changes"].get("verdict"):
            self._rate(claim, edition["changes"]["verdict"], lead)
        self._review(claim, row | {"verdict": True, "second": edition["second"]})
        publishing.publish(claim, by=self.people["publisher"])
        self._translate(claim, row, edition=2)

    def _translate(self, claim: Claim, row: dict[str, Any], edition: int) -> None:
        """What this edition is in other languages, signed by two people like the original."""
        for each in read("translations"):
            if (each["claim"], each["edition"]) == (row["key"], edition):
                put_into(claim, each["language"], each["words"], people=self.people)


def rating_scale(*, by: User) -> dict[str, Rating]:
    """The rating scale of the seed, in use, by slug."""
    scale = house.use_scale(RatingScale(slug="house", name="House scale"), by=by)
    return {row["slug"]: house.keep(Rating(scale=scale, **row), by=by) for row in read("ratings")}


def day(words: str | None) -> date | None:
    """A date of the seed."""
    return date.fromisoformat(words) if words else None
