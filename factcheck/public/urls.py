"""Every address that readers have. They are promises: add, never rename."""

from django.urls import path, re_path

from .articles import ArticlePage
from .browse import ClaimantPage, TopicPage
from .cards import CardPicture
from .corrections import CorrectionList, WithdrawalList
from .editions import EditionList, EditionPage
from .embeds import EmbedPage, Loader, OEmbed
from .exports import ExportFile, ExportList, OldAddress
from .fact_checks import FactCheckPage
from .feeds import KINDS, ClaimantFeed, CorrectionFeed, Feed, TopicFeed
from .front import Front
from .images import PublishedPicture
from .plain import Favicon, RatingColours, Robots, SecurityContact
from .policies import Methodology, Policy, Team
from .record import Record, RecordData
from .search import FactCheckList
from .sitemaps import SitemapIndex, SitemapNews, SitemapOfFactChecks, SitemapPages
from .subscribe import ConfirmSubscription, EndSubscription, Subscribe, SubscribeSent
from .tips import TipPage, TipSent
from .voice import ComplaintPage, Complaints

PICTURE = r"^images/(?P<sha256>[0-9a-f]{64})-(?P<size>640|1280)\.webp$"

urlpatterns = [
    path("", Front.as_view(), name="home"),
    path("fact-checks/", FactCheckList.as_view(), name="fact-checks"),
    path("fact-checks/<slug:slug>/", FactCheckPage.as_view(), name="fact-check"),
    path("fact-checks/<slug:slug>/editions/", EditionList.as_view(), name="editions"),
    path("fact-checks/<slug:slug>/editions/<int:number>/", EditionPage.as_view(), name="edition"),
    path("fact-checks/<slug:slug>/subscribe/", Subscribe.as_view(), name="subscribe"),
    path("fact-checks/<slug:slug>/subscribe/sent/", SubscribeSent.as_view(), name="subscribe-sent"),
    path("subscriptions/confirm/<str:token>/", ConfirmSubscription.as_view(), name="confirm-subscription"),
    path("subscriptions/end/<slug:key>/", EndSubscription.as_view(), name="end-subscription"),
    path("articles/<slug:slug>/", ArticlePage.as_view(), name="article"),
    path("claimants/<slug:slug>/", ClaimantPage.as_view(), name="claimant"),
    path("topics/<slug:slug>/", TopicPage.as_view(), name="topic"),
    path("corrections/", CorrectionList.as_view(), name="corrections"),
    path("corrections/withdrawn/", WithdrawalList.as_view(), name="withdrawals"),
    path("methodology/", Methodology.as_view(), name="methodology"),
    path("corrections-policy/", Policy.as_view(slug="corrections-policy"), name="corrections-policy"),
    path("funding/", Policy.as_view(slug="funding"), name="funding"),
    path("team/", Team.as_view(), name="team"),
    path("complaints/", Complaints.as_view(), name="complaints"),
    path("complaints/<slug:number>/", ComplaintPage.as_view(), name="complaint"),
    path("tip/", TipPage.as_view(), name="tip"),
    path("tip/<str:told>/", TipSent.as_view(), name="tip-sent"),
    path("our-record/", Record.as_view(), name="record"),
    path("our-record/data.json", RecordData.as_view(), {"format": "json"}, name="record-json"),
    path("our-record/data.csv", RecordData.as_view(), {"format": "csv"}, name="record-csv"),
    path("exports/", ExportList.as_view(), name="exports"),
    path("exports/<str:name>", ExportFile.as_view(), name="export"),
    path("data/", OldAddress.as_view(pattern_name="exports")),
    path("data/<str:name>", OldAddress.as_view()),
    path("cards/<slug:public_id>/<int:number>.png", CardPicture.as_view(), name="card"),
    path("embed/<slug:public_id>/", EmbedPage.as_view(), name="embed"),
    path("embed.js", Loader.as_view(), name="embed-loader"),
    path("oembed", OEmbed.as_view(), name="oembed"),
    path("sitemap.xml", SitemapIndex.as_view(), name="sitemap"),
    path("sitemaps/pages.xml", SitemapPages.as_view(), name="sitemap-pages"),
    path("sitemaps/news.xml", SitemapNews.as_view(), name="sitemap-news"),
    path("sitemaps/fact-checks-<int:number>.xml", SitemapOfFactChecks.as_view(), name="sitemap-part"),
    path(".well-known/security.txt", SecurityContact.as_view(), name="security-txt"),
    re_path(PICTURE, PublishedPicture.as_view(), name="picture"),
    path("ratings.css", RatingColours.as_view(), name="ratings-css"),
    path("favicon.ico", Favicon.as_view(), name="favicon"),
    path("robots.txt", Robots.as_view(), name="robots"),
    path("feeds/corrections.xml", CorrectionFeed.as_view(), {"format": "atom.xml"}, name="corrections-feed"),
    path(
        "feeds/corrections.json",
        CorrectionFeed.as_view(),
        {"format": "feed.json"},
        name="corrections-feed-json",
    ),
]
for each in KINDS:
    urlpatterns += [
        path(f"feeds/{each}", Feed.as_view(), {"format": each}, name=f"feed-{each}"),
        path(f"topics/<slug:slug>/{each}", TopicFeed.as_view(), {"format": each}, name=f"topic-{each}"),
        path(
            f"claimants/<slug:slug>/{each}", ClaimantFeed.as_view(), {"format": each}, name=f"claimant-{each}"
        ),
    ]
