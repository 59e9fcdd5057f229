"""Rules that no linter knows, each proved on one bad line and one good line."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PYTHON = ("newsroom/**/*.py", "factcheck/**/*.py")
PAGES = ("templates/**/*.html", "factcheck/**/*.html")
TESTS = ("tests/**/*.py",)
NOWHERE = "$^"


@dataclass(frozen=True)
class HouseRule:
    """A pattern that may stand only where `allowed` matches, with a line it must find and one it must not."""

    name: str
    pattern: str
    bad: str
    good: str
    allowed: str = NOWHERE
    files: tuple[str, ...] = PYTHON


RULES = (
    HouseRule(
        "a claim's status changes only in workflow",
        r"\b(claim|fact_check|article)\.status\s*=(?!=)|\.update\([^)]*\bstatus=",
        "claim.status = Status.PUBLISHED",
        "if claim.status == Status.PUBLISHED:",
        allowed="factcheck/workflow/",
    ),
    HouseRule(
        "what is public is said once",
        r"\b(filter|exclude|get)\([^)]*\bstatus(__in)?=",
        "FactCheck.objects.filter(status='live')",
        "FactCheck.objects.live()",
        allowed="factcheck/(models|workflow)/",
    ),
    HouseRule(
        "save() names its fields",
        r"\.save\((?!.*(update_fields|force_insert))[^)]*\)",
        "claim.save()",
        "claim.save(update_fields=['statement'])",
        allowed="factcheck/(files|formats)/",  # what reads files and draws pictures knows no tables
    ),
    HouseRule(
        "no save() of our own",
        r"def save\(",
        "    def save(self, *args: Any) -> None:",
        "    def save_model(self, request: HttpRequest) -> None:",
    ),
    HouseRule(
        "no signals",
        r"@receiver|\b(pre|post)_(save|delete|init)\b|Signal\(",
        "@receiver(post_save, sender=Claim)",
        "take(claim, 'submit', by=user)",
    ),
    HouseRule(
        "somebody always does it",
        r"\bby: [^,)]*(None|=)|\bby=None",
        "def publish(claim: Claim, *, by: User | None) -> None:",
        "def publish(claim: Claim, *, by: User) -> None:",
    ),
    HouseRule(
        "no current user in the air",
        r"threading\.local|get_current_user|ContextVar.*[uU]ser",
        "user = get_current_user()",
        "def approve(claim: Claim, *, by: User) -> None:",
    ),
    HouseRule(
        "serializers check shape and write nothing",
        r"def (create|update|perform_create|perform_update)\(|serializer\.save\(",
        "    def create(self, validated_data: dict[str, Any]) -> Claim:",
        "    def validate_statement(self, value: str) -> str:",
        files=("factcheck/api/**/*.py",),
    ),
    HouseRule(
        "fields are listed one by one",
        r"fields\s*=\s*[\"']__all__|^\s+exclude\s*=",
        '        fields = "__all__"',
        '        fields = ["id", "url"]',
    ),
    HouseRule(
        "markup lives in templates",
        r"[\"'](?:[^\"']*\s)?</?(a|b|br|div|em|form|h[1-6]|iframe|img|input|li|p|script|span|strong|style|table|td|tr|ul)\b[^\"']*>?",
        """return '<span class="rating">' + label""",
        'return render_to_string("factcheck/_rating.html", {"rating": rating})',
        allowed="factcheck/(text|formats)/",
    ),
    HouseRule(
        "safe text gives its reason beside it",
        r"\b(mark_safe|SafeString|SafeText)\((?!.*#)|allow_tags",
        "return mark_safe(text)",
        "return mark_safe(text)  # escaped above: <, >, &, U+2028 and U+2029",
    ),
    HouseRule(
        "absolute addresses come from SITE_URL",
        r"build_absolute_uri|get_host\(|get_current_site",
        "url = request.build_absolute_uri(path)",
        "url = f'{settings.SITE_URL}{path}'",
    ),
    HouseRule(
        "no page is cached whole",
        r"\bcache_page\b|(Update|FetchFrom)CacheMiddleware",
        "@cache_page(60)",
        "@condition(etag_func=etag)",
    ),
    HouseRule(
        "admin lists stay quick and do not go round the verbs",
        r"date_hierarchy|AllValuesFieldListFilter|list_editable\s*=",
        '    date_hierarchy = "created_at"',
        '    list_filter = ["status"]',
    ),
    HouseRule(
        "only net talks to the outside",
        r"^\s*(import|from) (requests|httpx|aiohttp|urllib3|urllib\.request|http\.client|socket)\b",
        "import urllib.request",
        "from urllib.parse import urlsplit",
        allowed="factcheck/net/",
    ),
    HouseRule(
        "a class is called what it is",
        r"^\s*class \w*(Handler|Helper|Manager|Processor|Service|Util)s?\b",
        "class ClaimManager(models.Manager):",
        "class ClaimQuerySet(models.QuerySet):",
    ),
    HouseRule(
        "messages do not congratulate",
        r"(?i)\bsuccessful(ly)?\b|\bplease note\b|\binvalid input\b",
        '"The claim was successfully published."',
        '"Published."',
        files=PYTHON + PAGES,
    ),
    HouseRule(
        "templates escape everything",
        r"\|\s*(safe|safeseq)\b|autoescape off",
        "{{ claim.statement|safe }}",
        "{{ claim.statement|linebreaks }}",
        files=PAGES,
    ),
    HouseRule(
        "no style and no script inside a page",
        r"\sstyle=|\son[a-z]+=[\"']|<style\b|<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)|javascript:",
        '<p style="color: red" onclick="go()">',
        '<script type="module" src="{% static \'factcheck/keys.js\' %}"></script>',
        files=PAGES,
    ),
    HouseRule(
        "pages load nothing from elsewhere",
        r"<(script|link|img|iframe|source)\b[^>]*\b(src|href)=[\"'](https?:)?//",
        '<script src="https://cdn.example.org/x.js"></script>',
        '<a href="https://example.org/">the source</a>',
        files=PAGES,
    ),
    HouseRule(
        "tests do not sleep",
        r"\bsleep\(|wait_for_timeout\(",
        "time.sleep(1)",
        "started.wait(timeout=5)",
        allowed="tests/test_house_rules.py",
        files=TESTS,
    ),
    HouseRule(
        "tests do not pretend",
        r"unittest\.mock|\bmocker\b|MagicMock|@patch",
        "from unittest.mock import patch",
        "from tests import factories",
        allowed="tests/test_house_rules.py",
        files=TESTS,
    ),
)


@cache
def lines(pattern: str) -> list[tuple[str, int, str]]:
    """Path, number and text of every line of the files that a pattern names; migrations are history."""
    return [
        (str(path.relative_to(ROOT)), number, line)
        for path in sorted(ROOT.glob(pattern))
        if "migrations" not in path.parts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_house_rule(rule):
    assert re.search(rule.pattern, rule.bad), "the rule must find its own bad line"
    assert not re.search(rule.pattern, rule.good), "the rule must pass its own good line"
    broken = [
        f"{path}:{number}: {line.strip()}"
        for files in rule.files
        for path, number, line in lines(files)
        if re.search(rule.pattern, line) and not re.match(rule.allowed, path)
    ]
    assert broken == []


def test_migrations_have_names():
    names = [path.stem for path in ROOT.glob("factcheck/migrations/[0-9]*.py")]
    assert names
    assert [name for name in names if "_auto_" in name] == []
