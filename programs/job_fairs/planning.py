"""The six job days of a year: what places held on each, and the fair that a place plans."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode

from bureau.base.workdays import festival, is_announced
from bureau.desk.filters import OWN_WORK, PlaceFilter
from programs.job_fairs.job_days import job_days, next_job_day
from programs.job_fairs.models import JobFair
from veterans.models import Region

PLACE = PlaceFilter.parameter_name
MOST_TELLING = [JobFair.State.HELD, JobFair.State.PLANNED, JobFair.State.CANCELLED]


@transaction.atomic
def plan_fair(*, region, day, held_on, moved_because):
    """A place's fair of a job day, and whether it is new: a second click makes no second fair."""
    Region.objects.select_for_update(no_key=True).get(pk=region.pk)
    for fair in JobFair.objects.filter(region=region).around(day, day):
        if fair.job_day == day:
            return fair, False
    fair = JobFair(region=region, held_on=held_on, moved_because=moved_because)
    fair.fill()
    fair.full_clean()
    fair.save()
    return fair, True


@dataclass(frozen=True, kw_only=True)
class JobDay:
    """One of the six, as the clerks of a place see it."""

    day: date
    fairs: list  # of the place itself

    @property
    def festival(self):
        """What makes it a holiday, as far as the year's holidays are known."""
        return festival(self.day) if is_announced(self.day.year) else None

    @property
    def week_before(self):
        """Where a fair goes that cannot be held on the job day, unless the clerk knows better."""
        return self.day - timedelta(days=7)

    @property
    def is_next(self):
        return self.day == next_job_day(timezone.localdate())

    @property
    def days_left(self):
        return (self.day - timezone.localdate()).days


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What one place did for one job day."""

    asked: dict  # what narrows the list of fairs to the place
    own: list
    within: list  # the fairs of the places that it contains

    @property
    def fair(self):
        """Its own; of several the one that tells most."""
        return min(self.own, key=lambda fair: MOST_TELLING.index(fair.state), default=None)

    @property
    def is_held(self):
        return any(fair.state == JobFair.State.HELD for fair in self.own)

    @property
    def address(self):
        """Where its fairs are to be seen: the page of one, the list of several."""
        fairs = [*self.own, *self.within]
        if len(fairs) == 1:
            return reverse("admin:job_fairs_jobfair_change", args=[fairs[0].pk])
        days = [fair.held_on for fair in fairs]
        asked = self.asked | {"held_on_from": min(days), "held_on_to": max(days)}
        return f"{reverse('admin:job_fairs_jobfair_changelist')}?{urlencode(asked)}"


@dataclass(frozen=True, kw_only=True)
class Row:
    """A place and its six cells."""

    name: str
    cells: list


class Calendar:
    """A year's fairs of a place and of all it contains, read at once."""

    def __init__(self, year, region):
        self.region = region
        self.days = job_days(year)
        self._fairs = defaultdict(list)
        for fair in JobFair.objects.in_region(region).around(self.days[0], self.days[-1]):
            job_day = fair.job_day
            for code in Region(code=fair.region_id).codes_upward():
                self._fairs[code, job_day].append(fair)

    def job_days(self):
        return [JobDay(day=day, fairs=self._own(self.region, day)) for day in self.days]

    @cached_property
    def own(self):
        """What the place did by itself; a list of fairs tells it apart where there are parts."""
        own_work = {PLACE: f"{self.region.code}{OWN_WORK}"} if self.parts else {}
        cells = [
            Cell(asked=own_work, own=self._own(self.region, day), within=[]) for day in self.days
        ]
        name = self.region.own_work_name if self.parts else self.region.short_name
        return Row(name=name, cells=cells)

    @cached_property
    def parts(self):
        return [
            Row(name=part.short_name, cells=[self._cell(part, day) for day in self.days])
            for part in self.region.parts()
        ]

    @property
    def holders(self):
        """How many of the parts held each."""
        return [
            sum(cell.is_held for cell in cells)
            for cells in zip(*(row.cells for row in self.parts), strict=True)
        ]

    def _own(self, place, day):
        return [fair for fair in self._fairs[place.code, day] if fair.region_id == place.code]

    def _cell(self, part, day):
        own = self._own(part, day)
        within = [fair for fair in self._fairs[part.code, day] if fair not in own]
        return Cell(asked={PLACE: part.code}, own=own, within=within)
