import signal
import socket
import subprocess
import sys

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from bureau.base.models import Batch

YEAR = 2021


class Command(BaseCommand):
    help = "Prepare a database, load the synthetic year 2021, and serve the site."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--no-serve", action="store_true", help="prepare everything, then stop")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--scale", type=float, default=1, help="0.01 loads a hundredth")

    def handle(self, *, no_serve, port, scale, **options):
        if not 0.0001 <= scale <= 1:
            raise CommandError(_("The scale must be between 0.0001 and 1."), returncode=2)
        if not no_serve:
            _refuse_taken(port)
        self.stdout.write(_("Preparing the database ..."))
        call_command("migrate", verbosity=0)
        if not Batch.objects.filter(year=YEAR, completed_at__isnull=False).exists():
            call_command("load_year", str(YEAR), scale=scale)
        call_command("demo_accounts")
        self._compare()
        if not no_serve:
            self._serve(port)

    def _compare(self):
        """Printed and computed side by side. A part of the year cannot reach its figures."""
        try:
            call_command("check_report", str(YEAR))
        except SystemExit:
            self.stdout.write(_("Not all figures are within what was printed."))

    def _serve(self, port):
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "bureau.wsgi", "--bind", f"127.0.0.1:{port}"]
            + ["--workers", "2", "--threads", "4", "--log-level", "warning"]
        )
        self.stdout.write(
            _("Serving on http://127.0.0.1:%(port)s/ - Ctrl-C ends it.") % {"port": port}
        )
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            server.wait()
        except KeyboardInterrupt:
            server.terminate()
            server.wait()


def _refuse_taken(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            sentence = _("Port %(port)s cannot be used: choose another with --port.")
            raise CommandError(sentence % {"port": port}, returncode=2) from None
