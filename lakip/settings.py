"""Settings, all from the environment; README lists the variables.

With none set this is a development installation that works at once. LAKIP_DEBUG=0 makes it a
production one, which refuses to start without a secret key and the names of its hosts.
"""

import os
import secrets
from datetime import date, timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent


def _saklar(nama: str, baku: bool) -> bool:
    """The environment variable as a switch; ImproperlyConfigured for anything but 0 or 1."""
    nilai = os.environ.get(nama, "")
    if nilai not in {"", "0", "1"}:
        raise ImproperlyConfigured(f"{nama} harus 0 atau 1, bukan {nilai!r}.")
    return baku if nilai == "" else nilai == "1"


def _tanggal(nama: str) -> date | None:
    """The environment variable as a date, None when unset; ImproperlyConfigured if it is none."""
    nilai = os.environ.get(nama, "")
    try:
        return date.fromisoformat(nilai) if nilai else None
    except ValueError as kesalahan:
        raise ImproperlyConfigured(
            f"{nama} harus berbentuk TTTT-BB-HH, bukan {nilai!r}."
        ) from kesalahan


def _kunci_pengembangan(berkas: Path) -> str:
    """The development key kept in `berkas`, made on first use.

    Linking a finished file makes processes that start together agree on one key.
    """
    if not berkas.exists():
        calon = berkas.with_name(f"{berkas.name}.{os.getpid()}")
        calon.touch(mode=0o600)
        calon.write_text(secrets.token_urlsafe(50))
        try:
            os.link(calon, berkas)
        except FileExistsError:
            pass
        finally:
            calon.unlink()
    return berkas.read_text()


DEBUG = _saklar("LAKIP_DEBUG", baku=True)
PRODUKSI = not DEBUG

# Folder for data: uploads, the SQLite file, the development key.
VAR = Path(os.environ.get("LAKIP_VAR") or BASE_DIR / "var").resolve()
VAR.mkdir(parents=True, exist_ok=True)

SECRET_KEY = os.environ.get("LAKIP_SECRET_KEY", "")
ALLOWED_HOSTS = [
    n.strip() for n in os.environ.get("LAKIP_ALLOWED_HOSTS", "").split(",") if n.strip()
]
if PRODUKSI and not SECRET_KEY:
    raise ImproperlyConfigured("LAKIP_SECRET_KEY wajib diisi bila LAKIP_DEBUG=0.")
if PRODUKSI and not ALLOWED_HOSTS:
    raise ImproperlyConfigured("LAKIP_ALLOWED_HOSTS wajib diisi bila LAKIP_DEBUG=0.")
# Where people reach LAKIP from outside: printed with the QR code of final reports.
LAKIP_ALAMAT = os.environ.get("LAKIP_ALAMAT", "").rstrip("/") or (
    f"https://{ALLOWED_HOSTS[0].lstrip('.')}"
    if PRODUKSI
    else f"http://127.0.0.1:{os.environ.get('PORT') or 8000}"
)
SECRET_KEY = SECRET_KEY or _kunci_pengembangan(VAR / "kunci-pengembangan")

# The day that deadlines count from; None means the calendar. Only views read it.
LAKIP_HARI_INI = _tanggal("LAKIP_HARI_INI")

INSTALLED_APPS = [
    # Ours come first so that their templates win.
    "lakip.instansi",
    "renstra",
    "anggaran",
    "capaian",
    "lakip.instansi.apps.AdminLakipConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_bootstrap5",
    "django_htmx",
    "django_include_bootstrap",
    "django_prose_editor",
    "django_tasks",
    "django_tasks_db",
    "import_export",
    "js_asset",  # renders the rich text editor's script with its nonce
    "simple_history",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Every page needs a login unless its view says otherwise.
    "lakip.instansi.sesi.HarusMasuk",
    "lakip.instansi.sesi.SesiBerlanjut",
    "lakip.instansi.perantara.WaktuSetempat",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "capaian.perantara.TahunTertutup",
    "lakip.instansi.perantara.HalamanTidakAda",
    "lakip.instansi.perantara.BatasKiriman",
    "lakip.instansi.perantara.WajibGantiSandi",
    "axes.middleware.AxesMiddleware",  # last, as django-axes asks
]

ROOT_URLCONF = "lakip.urls"
WSGI_APPLICATION = "lakip.wsgi.application"

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
                "csp.context_processors.nonce",
            ],
        },
    },
]

# Database. Reading and then writing in one SQLite transaction fails at once when another process
# wrote between; IMMEDIATE takes the write lock first and waits for it.

if not os.environ.get("DATABASE_URL", "sqlite:").startswith(("sqlite:", "postgres")):
    raise ImproperlyConfigured("DATABASE_URL harus diawali sqlite:/// atau postgres://.")
DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{VAR / 'lakip.sqlite3'}", conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Files

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "lakip" / "static"]
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
# Source maps are most of the bytes and are for developers only: not worth compressing.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("gz", "br", "png", "jpg", "gif", "webp", "woff2", "map")
MEDIA_ROOT = VAR / "berkas"  # has no address of its own: views check who may read a file
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUKSI
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# Bytes of one request, and of one uploaded file; a year's workbook with photos stays far below.
LAKIP_BATAS_KIRIMAN = 30 * 1024 * 1024
LAKIP_BATAS_BERKAS = 25 * 1024 * 1024
# Pages of entry and grids send all their rows as one form; Django's own limit is 1,000 fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# Background jobs: in the database for the worker, or inline.

if os.environ.get("LAKIP_TUGAS", "") not in {"", "langsung"}:
    raise ImproperlyConfigured("LAKIP_TUGAS harus kosong atau langsung.")
TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend"
        if os.environ.get("LAKIP_TUGAS") == "langsung"
        else "django_tasks_db.DatabaseBackend"
    }
}

# Forms: labels stand above fields; placeholders would say the same again.
BOOTSTRAP5 = {
    "set_placeholder": False,
    "field_renderers": {"default": "lakip.perender.PerenderMedan"},
}

# Caches. Drawn charts are kept by the hash of their specification: starting the engine that draws
# them costs more than all else that a reading page does.

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "gambar": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "tembolok",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 5000},
    },
}

# Users

AUTH_USER_MODEL = "instansi.Pengguna"
LOGIN_URL = "/masuk/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/masuk/"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{nama}"}
    for nama in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # a stranger cannot lock out a colleague
AXES_LOCKOUT_TEMPLATE = "instansi/terkunci.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False

# Importing in the admin changes rows, so it needs the right to change them (`lakip.instansi.admin`
# asks the user's roles; these codes name Django's own rights for pages that do not).
IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "change"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "view"
IMPORT_EXPORT_SKIP_ADMIN_LOG = True  # simple-history and Kejadian are the logs
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
SIMPLE_HISTORY_REVERT_DISABLED = True  # history is for reading

# Language and time

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia")]
LOCALE_PATHS = [BASE_DIR / "locale"]  # words that packages leave in English
TIME_ZONE = "Asia/Pontianak"
USE_TZ = True

# Security

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "lakip.instansi.views.galat.csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUKSI
SESSION_COOKIE_AGE = 2 * 3600  # seconds without any request; what was typed is kept meanwhile
SECURE_SSL_REDIRECT = PRODUKSI
SECURE_REDIRECT_EXEMPT = [r"^sehat$"]  # health checks come over plain HTTP from the same machine
if PRODUKSI:
    # The web server listens on the loopback address only; the proxy in front of it ends TLS and
    # must set this header itself.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# Entering the browsers' preload list binds a whole domain: its owner decides that, not this app.
SILENCED_SYSTEM_CHECKS = ["security.W021"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"baris": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    # Standard error: standard output belongs to what commands print.
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "baris"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
}
