from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from bureau.staff.accounts import code_and_secret, make_demo_accounts


class Command(BaseCommand):
    help = "Make one account for each role, and print them with their passwords and codes."

    def handle(self, **options):
        self.stdout.write(
            _("Demo accounts (user, first password, role, place, code, secret of the code):")
        )
        for username, *known in make_demo_accounts():
            row = [username, *known, *code_and_secret(username)]
            self.stdout.write("  {:<22}{:<16}{:<16}{:<8}{:<8}{}".format(*row).rstrip())
        self.stdout.write(
            _("A code holds for about a minute, and once. For another one: %(command)s")
            % {"command": "python3 manage.py demo_accounts"}
        )
