"""What the house has published. No table here knows the desk; the public doors read only these."""

from .article import PublishedArticle, PublishedClaimant
from .factcheck import Change, Correction, Edition, FactCheck

__all__ = ["Change", "Correction", "Edition", "FactCheck", "PublishedArticle", "PublishedClaimant"]
