"""The calendar of working days (调休 included), kept where the database itself can count by it."""

from datetime import date, timedelta

import pgtrigger
from chinese_calendar import get_holiday_detail, is_workday
from django.db import models
from django.utils.translation import gettext_lazy as _

from bureau.base.triggers import OwnerTrigger
from bureau.base.years import FIRST_YEAR

FESTIVALS = {
    "New Year's Day": _("New Year's Day"),
    "Spring Festival": _("Spring Festival"),
    "Tomb-sweeping Day": _("Tomb-sweeping Day"),
    "Labour Day": _("Labour Day"),
    "Dragon Boat Festival": _("Dragon Boat Festival"),
    "National Day": _("National Day"),
    "Mid-autumn Festival": _("Mid-autumn Festival"),
}


NEXT_YEAR_IS_KNOWN_FROM = 11  # November: the State Council announces it about then


class Workday(models.Model):
    """A day that the State Council's calendar tells about: worked or not."""

    day = models.DateField(_("day"), primary_key=True)
    is_working = models.BooleanField(_("is a working day"))

    keeps_history = False

    class Meta:
        verbose_name = _("working day")
        verbose_name_plural = _("working days")
        ordering = ["day"]

    def __str__(self):
        return f"{self.day:%Y-%m-%d}"


def known_days():
    """Yield (day, whether it is worked) from the first year on, as far as the calendar goes."""
    day = date(FIRST_YEAR, 1, 1)
    while True:
        try:
            yield day, is_workday(day)
        except NotImplementedError:  # the next year is announced each November
            return
        day += timedelta(days=1)


def keep_known_days():
    """Tell the database what the calendar knows by now; of a day it tells anew, that holds."""
    kept = dict(Workday.objects.values_list("day", "is_working"))
    Workday.objects.bulk_create(
        [
            Workday(day=day, is_working=is_working)
            for day, is_working in known_days()
            if kept.get(day) is not is_working
        ],
        update_conflicts=True,
        update_fields=["is_working"],
        unique_fields=["day"],
    )


def missing_year(today):
    """The first year that the database should know the working days of and does not, or None.

    That is the present one and, from November on, the next.
    """
    years = [today.year, today.year + (today.month >= NEXT_YEAR_IS_KNOWN_FROM)]
    last_days = Workday.objects.filter(day__in=[date(year, 12, 31) for year in years])
    known = set(last_days.values_list("day__year", flat=True))
    return next((year for year in years if year not in known), None)


def is_announced(year):
    """Whether the State Council has said which days of the year are worked."""
    try:
        is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


def festival(day):
    """The festival that makes a day of an announced year one of rest, or None."""
    rests, name = get_holiday_detail(day)
    return FESTIVALS.get(name) if rests else None


def count_working_days(*, field, since, until):
    """The trigger that keeps in `field` how many working days after `since` came until `until`.

    The same day is 0, the next working day 1. Nothing while one of the two days is missing, or
    a day between them is not in the calendar. Its name puts it after the other triggers of the
    row, which may have filled one of the days.
    """
    return OwnerTrigger(
        name="working_days",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=f"""
            SELECT CASE WHEN count(*) = NEW.{until} - NEW.{since}
                THEN count(*) FILTER (WHERE is_working) END
            INTO NEW.{field} FROM "{Workday._meta.db_table}"
            WHERE day > NEW.{since} AND day <= NEW.{until};
            RETURN NEW;
        """,
    )


class NthWorkingDay(models.Func):
    """The so many-th working day after a day; nothing where the calendar does not tell."""

    output_field = models.DateField()
    arg_joiner = " ORDER BY day OFFSET -1 + "  # between the two: after which day, how many
    template = (
        f'(SELECT day FROM "{Workday._meta.db_table}" '
        "WHERE is_working AND day > %(expressions)s LIMIT 1)"
    )


def nth_working_day(day, number):
    """The same in Python; None where the calendar does not tell."""
    later = Workday.objects.filter(day__gt=day, is_working=True).order_by("day")
    return later.values_list("day", flat=True)[number - 1 : number].first()
