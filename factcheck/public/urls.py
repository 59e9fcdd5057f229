"""Every address that readers have. They are promises: add, never rename."""

from django.urls import path

from .articles import ArticlePage
from .browse import ClaimantPage, TopicPage
from .corrections import CorrectionList, WithdrawalList
from .editions import EditionList, EditionPage
from .fact_checks import FactCheckList, FactCheckPage
from .front import Front
from .plain import Favicon, RatingColours, Robots
from .policies import Methodology, Policy, Team

urlpatterns = [
    path("", Front.as_view(), name="home"),
    path("fact-checks/", FactCheckList.as_view(), name="fact-checks"),
    path("fact-checks/<slug:slug>/", FactCheckPage.as_view(), name="fact-check"),
    path("fact-checks/<slug:slug>/editions/", EditionList.as_view(), name="editions"),
    path("fact-checks/<slug:slug>/editions/<int:number>/", EditionPage.as_view(), name="edition"),
    path("articles/<slug:slug>/", ArticlePage.as_view(), name="article"),
    path("claimants/<slug:slug>/", ClaimantPage.as_view(), name="claimant"),
    path("topics/<slug:slug>/", TopicPage.as_view(), name="topic"),
    path("corrections/", CorrectionList.as_view(), name="corrections"),
    path("corrections/withdrawn/", WithdrawalList.as_view(), name="withdrawals"),
    path("methodology/", Methodology.as_view(), name="methodology"),
    path("corrections-policy/", Policy.as_view(slug="corrections-policy"), name="corrections-policy"),
    path("funding/", Policy.as_view(slug="funding"), name="funding"),
    path("team/", Team.as_view(), name="team"),
    path("complaints/", Policy.as_view(slug="complaints"), name="complaints"),
    path("ratings.css", RatingColours.as_view(), name="ratings-css"),
    path("favicon.ico", Favicon.as_view(), name="favicon"),
    path("robots.txt", Robots.as_view(), name="robots"),
]
