from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from bureau.staff.accounts import make_demo_accounts


class Command(BaseCommand):
    help = "Make one account for each role, and print them with their first passwords."

    def handle(self, **options):
        self.stdout.write(_("Demo accounts (user, first password, role, place):"))
        for account in make_demo_accounts():
            self.stdout.write("  {:<22}{:<16}{:<16}{}".format(*account))
