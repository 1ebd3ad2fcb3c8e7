"""How a year and a place are asked for, in a command, a page or a request."""

import re

from django.utils import timezone
from django.utils.translation import gettext as _

from bureau.base.years import FIRST_YEAR
from veterans.models import Region

MONTH = re.compile("[1-9]|1[0-2]")
YEAR = re.compile("[0-9]{4}")
LONGEST_REPEATED = 30


class Unknown(Exception):
    """Says in one sentence what there is not."""


def repeated(text):
    """What was asked for, as an answer repeats it: never so many digits that they are a number."""
    return re.sub("[0-9]{7,}", "…", text[:LONGEST_REPEATED])


def year(text):
    latest = timezone.localdate().year
    if not (YEAR.fullmatch(text) and FIRST_YEAR <= int(text) <= latest):
        raise Unknown(
            _("There is no year %(year)s: give one from %(first)s to %(latest)s.")
            % {"year": repeated(text), "first": FIRST_YEAR, "latest": latest}
        )
    return int(text)


def month(text):
    if not MONTH.fullmatch(text):
        raise Unknown(_("There is no such month: give one from 1 to 12."))
    return int(text)


def place(text, among=Region.objects):
    try:
        return among.by_code(text)
    except Region.DoesNotExist:
        raise Unknown(
            _("There is no place %(code)s: give a division code such as 37, 3701 or 370102.")
            % {"code": repeated(text)}
        ) from None


def indicator(text, among):
    """The code of a figure, if it is one of those there are."""
    if text not in among:
        raise Unknown(_("There is no figure %(code)s.") % {"code": repeated(text)})
    return text


def choice(text, among):
    if text not in among:
        raise Unknown(_("There is no such choice: choose from what the page offers."))
    return text
