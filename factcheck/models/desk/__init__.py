"""The desk's own tables: drafts, notes, people at work. Nothing public reads them."""

from .appearance import Appearance
from .article import Address, Article, ArticleText
from .claim import Claim, Status
from .comment import Comment
from .complaint import Complaint
from .displacement import Displacement
from .draft import Draft
from .embargo import Embargo
from .event import Event, Ledger, Redaction
from .evidence import Capture, Document, Evidence
from .image import ClaimImage
from .job import Job, Worker
from .notice import Notice
from .outcome import Outcome
from .preferences import Preferences
from .presence import Presence
from .preview import PreviewLink
from .reply import ReplyRequest
from .review import Review, Scheduled, Submission, Suspension
from .source import Conflict, Source
from .subscription import Subscription
from .tip import Tip
from .translation import Translation
from .verdict import Assignment, Load, Sighting, Verdict

__all__ = [
    "Address",
    "Appearance",
    "Article",
    "ArticleText",
    "Assignment",
    "Capture",
    "Claim",
    "ClaimImage",
    "Comment",
    "Complaint",
    "Conflict",
    "Displacement",
    "Document",
    "Draft",
    "Embargo",
    "Event",
    "Evidence",
    "Job",
    "Ledger",
    "Load",
    "Notice",
    "Outcome",
    "Preferences",
    "Presence",
    "PreviewLink",
    "Redaction",
    "ReplyRequest",
    "Review",
    "Scheduled",
    "Sighting",
    "Source",
    "Status",
    "Submission",
    "Subscription",
    "Suspension",
    "Tip",
    "Translation",
    "Verdict",
    "Worker",
]
