"""What the commands about a year's life share: they act in the name, and by the rights, of an account."""

from django.contrib.auth import get_user_model
from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from bureau.base.scope import EVERYWHERE, scope
from bureau.base.year_rights import may_close
from bureau.summary import asking
from bureau.summary.commands import AskingCommand
from bureau.years.acts import Refused


class YearCommand(AskingCommand):
    """A subclass says in `act` what is done; what it returns is printed."""

    def add_arguments(self, parser):
        parser.add_argument("year")
        parser.add_argument("--as", dest="username", required=True, help="the account that acts")

    def handle(self, *, year, username, **options):
        year = asking.year(year)
        user = get_user_model().objects.filter(username=username, is_active=True).first()
        if user is None or not may_close(user):
            raise CommandError(
                _(
                    "There is no account %(name)s that may close years: managers of the province may."
                )
                % {"name": username},
                returncode=2,
            )
        by = {"user": user.pk, "username": username, "region": user.region_id}
        try:
            with scope(EVERYWHERE, by=by):
                self.stdout.write(str(self.act(year, user, **options)))
        except Refused as refusal:
            raise CommandError(str(refusal), returncode=1) from None
