"""Who may not borrow: whoever is in a post that government pays, or in a job that it found."""

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.facts import FOR_EVER, facts
from bureau.base.scope import EVERYWHERE, scope

EXCLUDING = ["is_in_post", "is_placed"]


def holds(names, veteran, day):
    """(what it is, its first day, the day it ends) of what somebody holds on a day, or None."""
    for fact in (fact for name in names for fact in facts().get(name, [])):
        held = fact.dated.filter(about=veteran, first__lte=day, until__gt=day)
        if days := held.values_list("first", "until").first():
            return fact.says, *days
    return None


def against(veteran, day, place):
    """Sentences against lending to somebody on a day, by the rule of a place.

    Of what another place wrote down nothing is told but that it is there.
    """
    if held := holds(EXCLUDING, veteran, day):
        return [_told(*held, place)]
    with scope(EVERYWHERE):
        held = holds(EXCLUDING, veteran, day)
    sentence = _(
        "The borrower is %(what)s, as another place knows: by the rule of %(place)s nobody so is "
        "lent to."
    )
    return [sentence % {"what": held[0], "place": place}] if held else []


def _told(what, first, until, place):
    values = {"what": what, "first": date_format(first), "place": place}
    if until == FOR_EVER:
        sentence = _(
            "The borrower is %(what)s since %(first)s: by the rule of %(place)s nobody so is lent to."
        )
        return sentence % values
    sentence = _(
        "The borrower is %(what)s from %(first)s until %(until)s: by the rule of %(place)s nobody "
        "so is lent to."
    )
    return sentence % {**values, "until": date_format(until)}
