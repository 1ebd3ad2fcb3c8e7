from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from bureau.base.acts import Act
from bureau.base.scope import EVERYWHERE, scope
from bureau.staff import second_factor
from bureau.staff.models import User

COMMAND = {"command": "reset_second_factor"}


class Command(BaseCommand):
    help = "Take away somebody's second factor where no system administrator is left to do it."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--reason", required=True)

    def handle(self, *, username, reason, **options):
        user = User.objects.filter(username=username).first()
        with scope(EVERYWHERE, by=COMMAND):
            if user is None or not second_factor.take_away(user):
                sentence = _("There is no account %(username)s with a second factor.")
                raise CommandError(sentence % {"username": username}, returncode=2)
            about, kind = f"staff.user {user.pk}", Act.Kind.SECOND_FACTOR_RESET
            Act.objects.create(kind=kind, about=about, reason=reason[:200], details=COMMAND)
        self.stdout.write(_("A new second factor is set up at the next sign-in."))
