"""The site's settings. What differs from place to place comes from the environment (README)."""

from datetime import timedelta
from pathlib import Path

import pghistory
from csp import constants as csp
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

from bureau import environment
from bureau.base.postgres import logins

BASE_DIR = Path(__file__).resolve().parent.parent

# Everything the site writes by itself: its keys, its database, its files.
VAR = Path(environment.text("BUREAU_VAR", BASE_DIR / "var")).resolve()

DEBUG = environment.flag("DEBUG", default=False)
SECRET_KEY = environment.key("SECRET_KEY", VAR)
# Encrypts personal numbers: whoever loses it loses them, so it is kept apart from the database.
FIELD_KEY = environment.key("FIELD_KEY", VAR)
# Seals what was done (bureau.audit), with the codes told to a file that belongs elsewhere too.
AUDIT_KEY = environment.key("AUDIT_KEY", VAR)
AUDIT_HEADS = environment.text("AUDIT_HEADS", VAR / "audit-heads.log")
ALLOWED_HOSTS = environment.text("ALLOWED_HOSTS", "localhost,127.0.0.1").replace(" ", "").split(",")

PROGRAM_LINES = [
    "programs.adaptation_training",
    "programs.degree_upgrades",
    "programs.skills_training",
    "programs.teaching_resources",
    "programs.advanced_study",
    "programs.subsidies",
    "programs.startup_loans",
    "programs.enterprise_liaison",
    "programs.policy_broadcasts",
    "programs.border_aid",
    "programs.job_fairs",
    "programs.live_recruitment",
    "programs.incubators",
    "programs.pilot_sites",
    "programs.contests",
    "programs.star_awards",
    "programs.welfare_posts",
]

INSTALLED_APPS = [
    "bureau.desk",  # before unfold, whose templates it extends
    "unfold.apps.BasicAppConfig",
    "unfold.contrib.filters",
    "unfold.contrib.forms",
    "bureau.desk.apps.AdminPages",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",  # what the page of the API is shown with
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "bureau.base",
    "bureau.api",
    "veterans",
    "programs",
    *PROGRAM_LINES,
    "programs.cases",  # guards what the lines decide
    "programs.findings",  # looks across the lines
    "bureau.staff",
    "bureau.summary",
    "bureau.report",
    "bureau.years",
    "bureau.imports",
    "bureau.audit",
]

MIDDLEWARE = [
    "bureau.base.headers.HeadersMiddleware",
    "bureau.base.requests.ProxyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "bureau.base.language.LanguageMiddleware",
    "bureau.base.problems.ProblemsMiddleware",
    "bureau.base.requests.AddressMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "bureau.staff.sessions.LimitsMiddleware",
    "bureau.staff.steps.StepsMiddleware",
    "bureau.staff.tokens.TokenMiddleware",
    "bureau.api.throttle.ThrottleMiddleware",
    "bureau.staff.scope.ScopeMiddleware",
    "bureau.staff.gate.GateMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "bureau.urls"
WSGI_APPLICATION = "bureau.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

SERVER = logins.from_urls(
    environment.text("DATABASE_URL"),
    environment.text("DATABASE_OWNER_URL"),
    otherwise=VAR / "postgres",
)
DATABASES = {
    "default": {
        "ENGINE": "bureau.base.postgres",
        "NAME": SERVER.database,
        "SERVER": SERVER,
        "LOGIN": "app",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Triggers follow the code and are installed by `migrate` (bureau.base.triggers), not by migrations.
PGTRIGGER_MIGRATIONS = False
# In a history, what a field means is asked of the record's own, and only its key has an index.
PGHISTORY_CREATED_AT_FUNCTION = "clock_timestamp()"  # when, and not when its transaction began
PGHISTORY_FIELD = pghistory.Field(db_index=False)
PGHISTORY_EXCLUDE_FIELD_KWARGS = {
    "django.db.models.Field": (
        ["verbose_name", "help_text", "error_messages", "validators", "choices", "default"]
        + ["auto_now", "auto_now_add"]
    )
}

AUTH_USER_MODEL = "staff.User"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "bureau.staff.backends.WithTheirPlace",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {},
        "MinimumLengthValidator": {"min_length": 12},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]
PASSWORD_MAX_AGE_DAYS = environment.number("PASSWORD_MAX_AGE_DAYS", default=0)  # 0: for ever

# Five wrong passwords for one name from one address, and that address waits (README, Decisions).
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "bureau.staff.lockout.name_of_attempt"
AXES_CLIENT_IP_CALLABLE = "bureau.staff.lockout.address"
AXES_LOCKOUT_CALLABLE = "bureau.staff.lockout.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # whoever waits does not wait for ever
AXES_DISABLE_ACCESS_LOG = True  # what people did is in bureau.base.acts
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# A code beside the password, for the roles that say so (bureau.staff.roles).
SECOND_FACTOR = environment.flag("SECOND_FACTOR", default=True)
OTP_TOTP_ISSUER = "山东省退役军人事务厅"  # what an app shows above the code, in its own language

# Kept to by the server (bureau.staff.sessions), whatever a browser does with its cookie.
SESSION_IDLE = timedelta(minutes=environment.number("SESSION_IDLE_MINUTES", default=30))
SESSION_LONGEST = timedelta(hours=environment.number("SESSION_HOURS", default=12))
SESSION_COOKIE_AGE = int(SESSION_LONGEST.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "bureau" / "locale"]
# Amounts are grouped where they are written (`force_grouping`): USE_THOUSAND_SEPARATOR would
# make 2,021 of every year and number of a record.
FORMAT_MODULE_PATH = "bureau.formats"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# Served from the apps themselves, so that nothing has to be collected before a start.
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True

# Ledgers that were sent, sealed, until they have done their work.
LEDGER_FILES = VAR / "ledgers"

# What stands beside the lists of records for those who enter them: (request, model) -> links.
BESIDE_LISTS = ["bureau.imports.rights.beside_list"]

FILE_UPLOAD_HANDLERS = ["bureau.base.uploads.InMemory"]

# A page of a class has fifty trainees with ten fields each, and as many roll calls below.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# How often a day somebody may see a full number, and look for a person of another place by it.
REVEALS_A_DAY = 50
LOOK_UPS_A_DAY = 50

# Lists taken away as files: outside every folder that is served, and for so long.
LIST_FILES = VAR / "list-files"
LIST_FILES_KEPT = timedelta(days=environment.number("LIST_FILES_KEPT_DAYS", default=3))
ROWS_A_FILE = 1_000_000  # a sheet of Excel takes hardly more
FILES_AT_ONCE = 5  # of one account, that are not written yet

# The bureau's own Word template of the report, and its own fonts for what is printed (README).
REPORT_TEMPLATE = VAR / "report.docx"
REPORT_FONTS = VAR / "fonts"

# Messages name people; the cookie they would travel in can be read.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# True wherever people reach the site through a proxy that speaks HTTPS to them.
BEHIND_HTTPS = environment.flag("BEHIND_HTTPS", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_HTTPS else None
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_HTTPS
SECURE_REDIRECT_EXEMPT = ["^healthz$"]  # asked from inside, past the proxy
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if BEHIND_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = BEHIND_HTTPS

# Scripts and other sites have no business with our cookies.
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = BEHIND_HTTPS
LANGUAGE_COOKIE_SAMESITE = "Lax"

# What a page may load: what this site serves, and nothing written into the page itself.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [csp.NONE],
        "script-src": [csp.SELF],
        "style-src": [csp.SELF],
        "img-src": [csp.SELF],
        "form-action": [csp.SELF],
        "frame-ancestors": [csp.NONE],
        "base-uri": [csp.NONE],
    },
}
# What the admin's pages may beside that, because django-unfold 0.91 does not work without:
CONTENT_SECURITY_POLICY_OF_ADMIN = {
    # Alpine.js makes functions of the expressions in unfold's x- attributes; of its build that does
    # without, unfold has no copy, and it would not understand the expressions that unfold writes.
    "script-src": [csp.UNSAFE_EVAL],
    "font-src": [csp.SELF],  # its letters and symbols
    "connect-src": [csp.SELF],  # our own scripts ask for pickers, totals and what is known already
}

# What goes wrong is written to where the server's own messages go, and mailed to nobody: Django
# would send what was posted along.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "names nobody": {
            "()": "bureau.base.logs.NamesNobody",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        },
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "names nobody"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "level": "WARNING"}},
}

REST_FRAMEWORK = {
    # Who signs in otherwise would have no scope.
    "DEFAULT_AUTHENTICATION_CLASSES": ["bureau.api.authentication.Known"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "EXCEPTION_HANDLER": "bureau.api.errors.refused",
    "URL_FORMAT_OVERRIDE": None,  # an address asks what its view says it can be asked
    # No pages: what they show and offer by themselves nobody has scoped, and they carry scripts.
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],  # bodies are read by bureau.api.bodies, strictly
    "DEFAULT_METADATA_CLASS": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": _("Shandong veterans bureau"),
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "POSTPROCESSING_HOOKS": ["bureau.api.document.complete"],
    "APPEND_COMPONENTS": {
        "securitySchemes": {
            "token": {"type": "http", "scheme": "bearer"},
            "session": {"type": "apiKey", "in": "cookie", "name": "sessionid"},
        },
    },
    "SECURITY": [{"token": []}, {"session": []}],
}
API_REQUESTS_A_MINUTE = environment.number("API_REQUESTS_A_MINUTE", default=600)  # of one account

UNFOLD = {
    "SITE_TITLE": _("Shandong veterans bureau"),
    "SITE_HEADER": _("Shandong veterans bureau"),
    "SITE_SYMBOL": "military_tech",
    "SITE_URL": "/",
    "SITE_FAVICONS": [
        {
            "rel": "icon",
            "type": "image/svg+xml",
            "href": lambda _request: "/static/summary/star.svg",
        },
    ],
    "SHOW_LANGUAGES": True,
    "DASHBOARD_CALLBACK": "bureau.staff.work.my_work",
    "STYLES": [
        lambda _request: static("desk/colours.css"),
        lambda _request: static("desk/looks.css"),
        lambda _request: static("desk/home.css"),
    ],
    "SCRIPTS": [lambda _request: static("desk/looks.js")],
}
