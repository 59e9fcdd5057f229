"""All settings, one file. Everything that differs between machines is read from the environment."""

import hashlib
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from newsroom import environment
from newsroom.log_lines import logging_settings

BASE_DIR = Path(__file__).resolve().parent.parent

# --- The machine -----------------------------------------------------------------------------------------
DEBUG = environment.yes_or_no("DEBUG", default=True)
# On a laptop the key is the same after every reload, and another one on the next laptop.
LAPTOP_KEY = hashlib.sha256(f"{uuid.getnode()} {BASE_DIR}".encode()).hexdigest()
SECRET_KEY = environment.secret("SECRET_KEY", default=LAPTOP_KEY if DEBUG else "")
SECRET_KEY_FALLBACKS = environment.text("SECRET_KEY_FALLBACKS").split()
SITE_URL = environment.origin("SITE_URL", default="http://127.0.0.1:8000" if DEBUG else "", secure=not DEBUG)
ALLOWED_HOSTS = environment.hosts(
    "ALLOWED_HOSTS",
    default=["localhost", "127.0.0.1", "[::1]"] if DEBUG else [urlsplit(SITE_URL).hostname or ""],
)
WEB_CONCURRENCY = environment.whole_number("WEB_CONCURRENCY", default=1, at_least=1)
PROXY_COUNT = environment.whole_number("PROXY_COUNT", default=0)
DATA_DIR = environment.folder("DATA_DIR", default=BASE_DIR)
CAPTURES_DIR = DATA_DIR / "captures"
CARDS_DIR = DATA_DIR / "cards"
READS_DIR = DATA_DIR / "reads"
PUBLISHED_DIR = DATA_DIR / "published"
EXPORTS_DIR = DATA_DIR / "exports"

# --- What runs -------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "factcheck",
    "django.contrib.admin",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "newsroom.middleware.name_the_request",
    "factcheck.api.edge.partner_answers",
    "django.middleware.security.SecurityMiddleware",
    "newsroom.middleware.switch_off_features",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.compression.compressed",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "factcheck.admin.own_time.in_their_own_time",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "libraries": {"pages": "factcheck.public.tags", "desk": "factcheck.admin.tags"},
        },
    }
]
# Fields are drawn by templates of ours too.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Tables and cache ------------------------------------------------------------------------------------
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASE: dict[str, Any] = environment.database("DATABASE_URL", default=DATA_DIR / "db.sqlite3")
DATABASE.setdefault("OPTIONS", {})
if DATABASE["ENGINE"] == "django.db.backends.sqlite3":
    # Writers queue from their first statement, so no one fails half-way; readers never wait for them.
    DATABASE["OPTIONS"] |= {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # Without recursive_triggers, INSERT OR REPLACE deletes kept rows past the triggers that forbid it.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
        "PRAGMA recursive_triggers=ON;",
    }
    # In memory, SQLite fails every second writer; a test database is therefore a file too.
    DATABASE["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
else:
    DATABASE |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DATABASES = {"default": DATABASE}
CACHES = {"default": environment.cache("CACHE_URL")}

# --- People ----------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "factcheck.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
PASSWORD_RULES = "django.contrib.auth.password_validation"  # noqa: S105 - a module, not a password
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{PASSWORD_RULES}.UserAttributeSimilarityValidator"},
    {"NAME": f"{PASSWORD_RULES}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{PASSWORD_RULES}.CommonPasswordValidator"},
    {"NAME": f"{PASSWORD_RULES}.NumericPasswordValidator"},
]
LOGIN_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
# Nobody signs up: administrators hire. allauth brings the second factors and counts wrong passwords.
AUTHENTICATION_BACKENDS = ["factcheck.rules.entry.StaffBackend"]
ACCOUNT_ADAPTER = "factcheck.admin.identity.DeskAccounts"
ACCOUNT_FORMS = {"login": "factcheck.admin.identity.LoginForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ALLAUTH_TRUSTED_PROXY_COUNT = PROXY_COUNT
MFA_ADAPTER = "factcheck.admin.identity.DeskFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
SECOND_FACTOR = environment.yes_or_no("SECOND_FACTOR", default=not DEBUG)

# --- Mail ------------------------------------------------------------------------------------------------
MAIL = environment.mail("EMAIL_URL", default="consolemail://" if DEBUG else "dummymail://")
EMAIL_BACKEND, EMAIL_FILE_PATH = MAIL["EMAIL_BACKEND"], MAIL["EMAIL_FILE_PATH"]
EMAIL_HOST, EMAIL_PORT = MAIL["EMAIL_HOST"] or "localhost", MAIL["EMAIL_PORT"] or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL["EMAIL_HOST_USER"] or "", MAIL["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.get("EMAIL_USE_TLS", False), MAIL.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.mailbox(
    "EMAIL_FROM", default="desk@localhost" if DEBUG else f"desk@{urlsplit(SITE_URL).hostname}"
)

# --- Words, times and files ------------------------------------------------------------------------------
LANGUAGE_CODE = environment.one_of("LANGUAGE_CODE", ("en", "en-gb"), default="en")
LANGUAGES = [("en", "English"), ("en-gb", "British English"), ("es", "Español"), ("ar", "العربية")]
LOCALE_PATHS = [BASE_DIR / "factcheck" / "locale"]
TIME_ZONE = environment.time_zone("TIME_ZONE", default="UTC")
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}
MEDIA_ROOT = CAPTURES_DIR
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# So long may a shared cache keep a page without asking; it must drop what it is told to by Surrogate-Key.
SHARED_CACHE_SECONDS = environment.whole_number("SHARED_CACHE_SECONDS", default=0)

# --- Doors and locks -------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = not DEBUG
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 0 if DEBUG else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEBUG
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXY_COUNT else None
# The desk follows links to the people it writes about: they do not learn where from.
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
SESSION_COOKIE_NAME = "session" if DEBUG else "__Host-session"
CSRF_COOKIE_NAME = "csrf" if DEBUG else "__Host-csrf"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "factcheck.admin.kept_pages.refuse_forgery"
# A pasted text over 2 MB is refused in words; a form cut off earlier could only say that it was too long.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "upgrade-insecure-requests": not DEBUG,
    }
}

# --- Partners --------------------------------------------------------------------------------------------
API_ANONYMOUS = environment.yes_or_no("API_ANONYMOUS", default=True)
API_PER_MINUTE = environment.whole_number("API_PER_MINUTE", default=120, at_least=1)
API_KEY_PER_MINUTE = environment.whole_number("API_KEY_PER_MINUTE", default=1200, at_least=1)
REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["factcheck.api.parsers.Json"],
    "DEFAULT_FILTER_BACKENDS": [],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": ["factcheck.api.throttles.AddressThrottle"],
    "DEFAULT_THROTTLE_RATES": {
        "anonymous": f"{API_PER_MINUTE}/minute",
        "partner": f"{API_KEY_PER_MINUTE}/minute",
    },
    "EXCEPTION_HANDLER": "factcheck.api.errors.problem_handler",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
    "NUM_PROXIES": PROXY_COUNT,
}
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Newsroom fact-checks",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.1",
    "SERVERS": [{"url": SITE_URL}],
    "SERVE_INCLUDE_SCHEMA": False,
    "SORT_OPERATIONS": False,
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "POSTPROCESSING_HOOKS": ["factcheck.api.schema.describe_every_answer"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

# --- The log ---------------------------------------------------------------------------------------------
LOG_LEVEL = environment.one_of("LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), default="INFO")
LOGGING = logging_settings(json_lines=not DEBUG, level=LOG_LEVEL)
SENTRY_DSN = environment.text("SENTRY_DSN")
if SENTRY_DSN:
    import sentry_sdk  # an extra: only a newsroom that reports its faults installs it

    sentry_sdk.init(dsn=SENTRY_DSN, send_default_pii=False, include_local_variables=False)
