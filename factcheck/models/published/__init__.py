"""What the house has published. No table here knows the desk; the public doors read only these."""

from .address import ClaimAddress
from .article import PublishedArticle, PublishedClaimant
from .factcheck import Change, Correction, Edition, FactCheck
from .image import PublishedImage
from .outside import OutsideCheck, OutsideTermCount
from .reads import ArticleReads, FoldedReads
from .record import PublishedRecord
from .sequence import ChangeSequence
from .sitemap import SitemapPart
from .terms import FactCheckTerms, TermCount

__all__ = [
    "ArticleReads",
    "Change",
    "ChangeSequence",
    "ClaimAddress",
    "Correction",
    "Edition",
    "FactCheck",
    "FactCheckTerms",
    "FoldedReads",
    "OutsideCheck",
    "OutsideTermCount",
    "PublishedArticle",
    "PublishedClaimant",
    "PublishedImage",
    "PublishedRecord",
    "SitemapPart",
    "TermCount",
]
