"""How a command takes a year and a place, and how it says that it cannot."""

from django.core.management import CommandError
from django.db import ProgrammingError
from django.utils import timezone
from django.utils.translation import gettext as _

from bureau.base.years import FIRST_YEAR
from veterans.models import Region


class WrongUse(CommandError):
    """One sentence for whoever typed the command; the exit status is 2."""

    def __init__(self, sentence):
        super().__init__(sentence, returncode=2)


def year(text):
    latest = timezone.localdate().year
    if not (text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= latest):
        raise WrongUse(
            _("Unknown year %(year)s: give a year from %(first)s to %(latest)s.")
            % {"year": text, "first": FIRST_YEAR, "latest": latest}
        )
    return int(text)


def place(text):
    try:
        return Region.objects.by_code(text)
    except Region.DoesNotExist:
        raise WrongUse(
            _("Unknown place %(code)s: give a division code such as 37, 3701 or 370102.")
            % {"code": text}
        ) from None
    except ProgrammingError:
        raise WrongUse(
            _("The database is empty: run `python3 manage.py migrate` or `demo` first.")
        ) from None
