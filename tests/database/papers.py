"""One newsroom with a row of every kind, reached through its own verbs."""

from datetime import date

from django.utils import timezone

from factcheck.models import (
    Address,
    Appearance,
    ArticleReads,
    ArticleText,
    Assignment,
    Capture,
    Change,
    ChangeSequence,
    ClaimAddress,
    ClaimImage,
    Complaint,
    Conflict,
    Delivery,
    Displacement,
    Draft,
    Embargo,
    Event,
    Evidence,
    FactCheck,
    FoldedReads,
    Job,
    Ledger,
    Notice,
    Outcome,
    OutsideCheck,
    OutsideTermCount,
    PolicyPage,
    Preferences,
    Presence,
    PublishedImage,
    Push,
    Rating,
    Redaction,
    ReplyRequest,
    Sighting,
    Subscription,
    TermCount,
    Tip,
    Verdict,
)
from factcheck.workflow import (
    claims,
    comments,
    complaints,
    jobs,
    outbox,
    previews,
    publishing,
    readers,
    record,
    subscriptions,
    tips,
)
from tests import factories, translations

from .statements import again


class Papers:
    """Claims at four stages, and the rows of the published one by name."""

    def __init__(self) -> None:
        self.team = team = factories.Team()
        self.house = factories.the_house(name="House")
        self.in_review = factories.seconded_claim(team)
        self.approved = factories.approved_claim(team)
        self.published = factories.corrected_claim(team)
        self.suspended = publishing.suspend(
            factories.published_claim(team), by=team.publisher, note="Forged."
        )
        self._published_side()
        self._desk_side()
        self._partners()
        self._signatures()
        self._languages()
        self._redactions()

    def _published_side(self) -> None:
        self.fact_check = factories.fact_check(self.published)
        self.edition = self.fact_check.editions.get(number=2)
        self.first_edition = self.fact_check.editions.get(number=1)
        self.correction = self.fact_check.corrections.get()
        self.other_page = factories.fact_check(self.suspended)
        self.change = Change.objects.filter(fact_check=self.fact_check).last()
        self.event = Event.objects.last()
        self.ledger = Ledger.objects.get()
        self.term = TermCount.objects.first()
        self.policy = PolicyPage.objects.first()
        self.reads = ArticleReads.objects.create(article=self.fact_check.articles.get(), times=1)
        self.shown_image = PublishedImage.objects.create(fact_check=self.fact_check, sha256="a" * 64)
        self.whereabouts = ClaimAddress.objects.create(fact_check=self.fact_check, key="a" * 64)
        self.folded = FoldedReads.objects.create(name="reads", at=timezone.now())

    def _desk_side(self) -> None:
        claim = self.published
        self.suggestion = factories.suggested(self.team)
        self.appearance = Appearance.objects.get(claim=claim)
        self.text = ArticleText.objects.get(pk=self.appearance.snapshot_id)
        self.article = self.text.article
        self.outside = claims.place(self.suggestion, by=self.team.editor, url="https://example.org/speech")
        self.outside_article = factories.article(self.team.lead, url="https://example.org/speech")
        self.empty_article = again(self.article)
        self.address = Address.objects.create(article=self.article, url="https://example.org/short")
        self.displaced = Displacement.objects.create(
            claim=claim,
            appearance=self.appearance,
            snapshot=self.text,
            match="orphaned",
            found_at=timezone.now(),
        )
        self.evidence = Evidence.objects.filter(claim=claim).first()
        self.document = self.evidence.document
        self.source = claim.claimant
        number = readers.complain(words="The date is wrong.", slug=FactCheck.objects.of(claim).slug)
        row = complaints.propose(
            Complaint.objects.get(number=number), by=self.team.editor, finding="upheld", answer="Yes."
        )
        self.complaint = complaints.decide(row, by=factories.person("editor"))
        tips.receive(words="The bridge is closed.")
        tips.close(Tip.objects.get(), by=self.team.editor, closing="checked")
        self.tip = Tip.objects.get()
        readers.subscribe(slug=self.fact_check.slug, email="reader@example.org")
        self.asking_back = Job.objects.get(kind="confirm")
        readers.confirm(subscriptions.ticket(Subscription.objects.get()))
        self.subscription = Subscription.objects.get()
        self.outcome = Outcome.objects.create(
            claim=claim,
            party="claimant",
            asked_on=date(2020, 6, 12),
            result="corrected",
            answered_on=date(2020, 6, 13),
            recorded_by=self.team.lead,
            recorded_at=timezone.now(),
        )
        self.record = record.compute(timezone.now())
        self.sequence = ChangeSequence.the()
        self._outside()
        self.reply = ReplyRequest.objects.get(claim=claim)
        self.lead = Assignment.objects.get(claim=claim, role="lead")
        self.verdict = Verdict.objects.get(claim=claim, role="lead")
        self.second = Verdict.objects.filter(claim=claim, role="second").last()
        self.sighting = Sighting.objects.filter(claim=claim).first()
        self.mixed = Rating.objects.get(category="mixed")
        self.unproven = Rating.objects.get(category="unproven")
        self.suspension = self.suspended.suspensions.get()
        self.capture = Capture.objects.create(
            document=self.document,
            sha256="a" * 64,
            size=1,
            content_type="text/html",
            description="A page.",
            captured_at=timezone.now(),
            captured_by=self.team.lead,
        )
        size = {"width": 1, "height": 1}
        self.image = ClaimImage.objects.create(claim=claim, sha256="a" * 64, alt="A letter", **size)
        self.job = jobs.enqueue(Job.Kind.CAPTURE, self.document, by=self.team.lead)
        self.fetch = jobs.enqueue(Job.Kind.FETCH, self.article, by=self.team.lead)
        self.notice = jobs.enqueue(Job.Kind.NOTIFY, self.team.lead, by=self.team.lead)
        self.telling = jobs.enqueue(Job.Kind.TELL, self.change, by=self.team.lead)
        mine = {"user": self.team.lead, "claim": claim}
        self.draft = Draft.objects.create(
            **mine, form="write_verdict", words={}, claim_version=1, version=1, saved_at=timezone.now()
        )
        self.presence = Presence.objects.create(**mine, seen_at=timezone.now())
        self.told = Notice.objects.filter(claim=claim).first()
        self.preferences = Preferences.objects.create(user=self.team.lead)
        self.tie = Conflict.objects.create(
            user=self.team.lead,
            source=factories.source(),
            tie="other",
            disclosure="Worked there.",
            declared_at=timezone.now(),
        )

    def _partners(self) -> None:
        made = factories.partner_key(by=factories.person("administrator"))
        self.partner_key = made.key
        self.webhook = factories.webhook(made).endpoint
        self.delivery = outbox.put_test(self.webhook, timezone.now())
        publishing.suspend(factories.published_claim(self.team), by=self.team.publisher, note="Forged.")
        self.told_of_change = Delivery.objects.filter(seq__isnull=False).first()
        self.push = Push.objects.create(
            key=self.partner_key, idempotency_key="one", fingerprint="a" * 64, at=timezone.now()
        )

    def _outside(self) -> None:
        facts = {"publisher": "A Wire", "statement": "It rained.", "raw": "{}", "imported_at": timezone.now()}
        self.outside_check = OutsideCheck.objects.create(
            key="a" * 64, page="b" * 64, url="https://wire.example/1", language="en", tongue="en", **facts
        )
        self.outside_count = OutsideTermCount.objects.create(language="en", term="rain", checks=1)

    def _signatures(self) -> None:
        self.submission = self.published.submission
        self.approval = self.submission.reviews.get()
        self.unsigned = again(self.submission, number=91)
        self.comment = comments.comment(
            self.in_review, by=self.team.reviewer, part="statement", words="Which year?"
        )
        self.settled = again(self.comment, part="quote")
        again(self.comment, settles_id=self.settled.pk)
        self.preview = previews.make_preview(
            self.in_review, by=self.team.reviewer, token=previews.new_token()
        )
        self.embargo = Embargo.objects.create(
            public_id="em_1",
            submission=self.submission,
            partner="A Wire",
            made_by=self.team.publisher,
            made_at=timezone.now(),
        )
        self.signed = again(self.submission, number=92)
        again(self.approval, submission_id=self.signed.pk)
        unexplained = again(self.submission, number=93)
        again(self.approval, submission_id=unexplained.pk)
        self.unexplained = again(
            self.edition, public_id="ed_unexplained", number=93, submission_id=unexplained.pk
        )

    def _languages(self) -> None:
        known, gone = factories.published_claim(self.team), factories.published_claim(self.team)
        self.translated = factories.fact_check(known)
        self.translation = translations.published(self.team, known)
        self.spanish = translations.page(self.translation)
        self.drafted = translations.begun(self.team, known, "ar")
        self.hidden = translations.page(translations.published(self.team, gone))
        publishing.suspend(gone, by=self.team.publisher, note="Forged.")

    def _redactions(self) -> None:
        facts = {"legal_basis": "A court order.", "subject": "event:1", "requested_at": timezone.now()}
        self.requested = Redaction.objects.create(requested_by=factories.person("administrator"), **facts)
        self.redaction = Redaction.objects.create(
            requested_by=self.requested.requested_by,
            approved_by=factories.person("administrator"),
            approved_at=timezone.now(),
            **facts,
        )
