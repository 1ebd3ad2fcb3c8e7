"""What is doubtful about somebody's claim to the one-off subsidy."""

from itertools import chain

from django.template.defaultfilters import floatformat
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt
from veterans.models import Veteran

DAYS_TO_APPLY = 30  # after reporting in
LONG_SERVICE = 30  # years, after which soldiers retire and need not find work


def about(subsidy):
    return [*_late(subsidy), *_registered_otherwise(subsidy), *_hardly_entitled(subsidy)]


def _late(subsidy):
    since = subsidy.veteran.reported_on or subsidy.discharged_on
    late = (subsidy.applied_on - since).days
    if late <= DAYS_TO_APPLY:
        return []
    sentence = _("Applied for on %(day)s, %(late)s days after %(since)s: 30 are allowed.")
    values = {"day": date_format(subsidy.applied_on), "since": date_format(since), "late": late}
    return [Doubt("late", sentence % values)]


def _registered_otherwise(subsidy):
    served, registered = [
        (one.enlisted_on, one.discharged_on) for one in (subsidy, subsidy.veteran)
    ]
    if served == registered:
        return []
    sentence = _("Served from %(first)s to %(last)s, but registered from %(since)s to %(until)s.")
    days = map(date_format, chain(served, registered))
    values = dict(zip(["first", "last", "since", "until"], days, strict=True))
    return [Doubt("registered_otherwise", sentence % values)]


def _hardly_entitled(subsidy):
    veteran = subsidy.veteran
    doubts = []
    if veteran.placement != Veteran.Placement.SELF_EMPLOYMENT:
        sentence = _("It is for those finding work themselves, but the register says: %(way)s.")
        doubts.append(Doubt("placement", sentence % {"way": veteran.get_placement_display()}))
    if subsidy.service_years > LONG_SERVICE:
        sentence = _("After %(years)s years of service soldiers retire and need not find work.")
        doubts.append(Doubt("long", sentence % {"years": floatformat(subsidy.service_years)}))
    if veteran.died_on and veteran.died_on < subsidy.applied_on:
        sentence = _("The veteran died on %(day)s, before the application.")
        doubts.append(Doubt("died", sentence % {"day": date_format(veteran.died_on)}))
    return doubts
