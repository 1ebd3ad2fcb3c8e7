import signal
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from bureau.base.models import Batch

YEAR = 2021
PATIENCE = 40  # seconds; gunicorn gives what is being answered 30 of them


class Command(BaseCommand):
    help = "Prepare a database, load the synthetic year 2021, and serve the site."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--no-serve", action="store_true", help="prepare everything, then stop")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--scale", type=float, default=1, help="0.01 loads a hundredth")
        parser.add_argument(
            "--years", nargs="*", type=int, default=[], help="further years to load after it"
        )

    def handle(self, *, no_serve, port, scale, years, **options):
        sys.stdout.reconfigure(line_buffering=True)  # also for whoever reads along through a pipe
        if not 0.0001 <= scale <= 1:
            raise CommandError(_("The scale must be between 0.0001 and 1."), returncode=2)
        if not no_serve:
            _refuse_taken(port)
        self.stdout.write(_("Preparing the database ..."))
        call_command("migrate", verbosity=0)
        self._load(scale)
        self._load_further(years, scale)
        call_command("demo_accounts")
        self._compare()
        if not no_serve:
            self._serve(port)

    def _load(self, scale):
        loaded = Batch.objects.filter(year=YEAR, completed_at__isnull=False).first()
        if loaded is None:
            call_command("load_year", str(YEAR), scale=scale)
            call_command("find_doubts")
        elif float(loaded.scale) != scale:
            self.stdout.write(
                _("%(year)s is there already, at scale %(scale)s: to start over, delete %(var)s.")
                % {"year": YEAR, "scale": loaded.scale.normalize(), "var": settings.VAR}
            )

    def _load_further(self, years, scale):
        for year in years:
            if not Batch.objects.filter(year=year).exists():
                call_command("load_year", str(year), scale=scale)

    def _compare(self):
        """Printed and computed side by side. A part of the year cannot reach its figures."""
        try:
            call_command("check_report", str(YEAR))
        except SystemExit:
            self.stdout.write(
                _("Not all figures are those that were printed: only the full scale reaches them.")
            )

    def _serve(self, port):
        """Until Ctrl-C, which reaches us alone: web and worker are in sessions of their own."""
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        children = {"web": _start_web(port)}
        try:
            _wait_for_answer(children["web"], port)
            children["worker"] = _start_worker()
            self.stdout.write(
                _("Serving on http://127.0.0.1:%(port)s/ - Ctrl-C ends it.") % {"port": port}
            )
            while not _has_ended(children["web"], within=1):
                if _has_ended(children["worker"], within=0):
                    self.stdout.write(_("The worker has ended: another one is started."))
                    children["worker"] = _start_worker()
        except KeyboardInterrupt:
            self.stdout.write("")
        finally:
            _end(children.values())


def _start_web(port):
    return subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "bureau.wsgi", "--bind", f"127.0.0.1:{port}"]
        + ["--workers", "2", "--threads", "4", "--log-level", "warning"]
        + ["--no-control-socket"],
        start_new_session=True,
    )


def _start_worker():
    manage = settings.BASE_DIR / "manage.py"
    return subprocess.Popen([sys.executable, manage, "work"], start_new_session=True)


def _has_ended(child, within):
    try:
        child.wait(within)
    except subprocess.TimeoutExpired:
        return False
    return True


def _end(children):
    """A job that goes on for too long is cut off: it is done again at the next start."""
    for child in children:
        child.terminate()
    for child in children:
        if not _has_ended(child, PATIENCE):
            child.kill()
            child.wait()


def _wait_for_answer(server, port):
    while server.poll() is None:
        try:
            urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)


def _refuse_taken(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            sentence = _("Port %(port)s cannot be used: choose another with --port.")
            raise CommandError(sentence % {"port": port}, returncode=2) from None
