"""How far a year is ready to be closed: who has confirmed it, what is doubtful, what nobody read."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from bureau.base.records import EventQuerySet
from bureau.base.scope import EVERYWHERE, scope
from bureau.base.years import Period
from bureau.years.models import Confirmation
from programs import tallies
from programs.findings.models import Finding
from programs.indicators import Reading
from programs.lines import indicators
from veterans.models import Region


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a place stands."""

    region: Region
    confirmed_by: str
    confirmed_at: datetime | None
    changed_since: list  # codes of the figures that are no longer what was confirmed
    doubts: int  # open ones of its own
    unread: int  # counters without a reading in the year

    @property
    def is_ready(self):
        return bool(self.confirmed_at) and not self.changed_since


def places(year):
    """Every city and county, in the order of their codes."""
    with scope(EVERYWHERE):
        confirmed = {
            each.region_id: each
            for each in Confirmation.objects.filter(year=year).select_related("user")
        }
        doubts = dict(Finding.objects.open().order_by().values_list("region").annotate(Count("pk")))
        unread = _unread(Period(year))
        values = values_by_place(year)
        return [
            _place(region, confirmed.get(region.code), values, doubts, unread)
            for region in Region.objects.exclude(pk=EVERYWHERE).order_by("code")
        ]


def values_by_place(year, places=None):
    """{place: {code: value as text}} of what is not nothing."""
    values, known = {}, indicators()
    for (_year, code, place, own), value in tallies.figures([year], places).items():
        if not own:
            values.setdefault(place, {})[code] = str(known[code].measure.kept(value))
    return values


def _place(region, confirmation, values, doubts, unread):
    now = values.get(region.code, {})
    then = confirmation.values if confirmation else {}
    return Place(
        region=region,
        confirmed_by=confirmation.user.get_username() if confirmation else "",
        confirmed_at=confirmation.confirmed_at if confirmation else None,
        changed_since=sorted(
            code for code in now.keys() | then.keys() if now.get(code) != then.get(code)
        )
        if confirmation
        else [],
        doubts=doubts.get(region.code, 0),
        unread=unread[region.code],
    )


def _unread(period):
    """{place: how many of its counters nobody read in the year}."""
    missing = Counter()
    kinds = {each.records.model for each in indicators().values() if isinstance(each, Reading)}
    for model in kinds:
        topics = model._meta.get_field("topic").related_model.objects.all()
        if isinstance(topics, EventQuerySet):
            topics = topics.in_period(period)
        read = model.objects.listed_in(period).values("topic")
        missing.update(topics.exclude(pk__in=read).values_list("region", flat=True))
    return missing
