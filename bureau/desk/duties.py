"""What waits to be done: records that some day calls for, as each app's duties.py declares."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib import import_module

from django.apps import apps
from django.db.models import Count, DateField, F, Min, Value
from django.db.models.functions import Cast, TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import module_has_submodule


@dataclass(frozen=True, kw_only=True)
class Duty:
    """Records that wait for a clerk, of all places; who reads them narrows them to their own."""

    label: str  # "agreements that end within 30 days"
    records: Callable  # of today: the queryset of what waits
    due: str | None = None  # the field with the day by which it is to be done
    since: str | None = None  # the field with the moment from which it has been waiting
    verb: str = "view"  # the permission for such records of those who are to do it


@dataclass(frozen=True, kw_only=True)
class Notice:
    """Something to know of a day for which no record stands yet."""

    sentence: str
    links: dict = field(default_factory=dict)  # words: address


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """What waits under one duty in one place: how much, where it is listed, when it is first due."""

    duty: Duty
    number: int
    first_due: date | None
    oldest: date | None  # since when the first of them has been waiting
    address: str
    overdue: bool


@cache
def duties():
    """Every duty by "<app>.<key>", in the order of the apps."""
    return {
        f"{label}.{key}": duty
        for label, module in _declarations()
        for key, duty in getattr(module, "DUTIES", {}).items()
    }


def notices(user, today, app=None):
    """What the apps, or one of them, have to say of a day to somebody in a place."""
    found = [
        module
        for label, module in _declarations()
        if app in (None, label) and hasattr(module, "notices")
    ]
    return [notice for module in found for notice in module.notices(user, today)]


@cache
def _declarations():
    """(label, duties module) of every app above this one that has one."""
    return [
        (config.label, import_module(f"{config.name}.duties"))
        for config in apps.get_app_configs()
        if config.label != "desk" and module_has_submodule(config.module, "duties")
    ]


NO_DAY = Cast(Value(None), DateField())


def days_after(day, days):
    """The day that comes so many days after the one that a field holds."""
    return Cast(F(day) + timedelta(days=days), DateField())


def waiting(user, today):
    """What waits in somebody's place and all it contains, the most urgent first: one query.

    What is due on no day in particular is due at once.
    """
    seen = {}
    for key, duty in duties().items():
        records = duty.records(today)
        kind = records.model._meta
        if user.has_perm(f"{kind.app_label}.{duty.verb}_{kind.model_name}"):
            seen[key] = records.in_region(user.scope)
    counted = [_counted(key, records) for key, records in seen.items()]
    rows = counted[0].union(*counted[1:], all=True) if counted else []
    found = [_found(*row, seen[row[0]].model, today) for row in rows if row[1]]
    return sorted(found, key=lambda each: (each.first_due or date.min, str(each.duty.label)))


def _counted(key, records):
    """One row: the key, how many records, the earliest day by which one is due, and since when the
    oldest has been waiting."""
    duty = duties()[key]
    first = Min(duty.due) if duty.due else NO_DAY
    oldest = TruncDate(Min(duty.since)) if duty.since else NO_DAY
    return (
        records.order_by()
        .values(key=Value(key))
        .annotate(number=Count("pk"), first=first, oldest=oldest)
        .values_list("key", "number", "first", "oldest")
    )


def _found(key, number, first_due, oldest, model, today):
    opts = model._meta
    return Waiting(
        duty=duties()[key],
        number=number,
        first_due=first_due,
        oldest=oldest,
        address=f"{reverse(f'admin:{opts.app_label}_{opts.model_name}_changelist')}?duty={key}",
        overdue=first_due is not None and first_due < today,
    )


def offered(model):
    """[(key, label), ...] of the duties that are done on the list of a model."""
    return [(key, duties()[key].label) for key in _keys_by_model().get(model, [])]


@cache
def _keys_by_model():
    keys = defaultdict(list)
    for key, duty in duties().items():
        keys[duty.records(timezone.localdate()).model].append(key)
    return keys


def narrowed(queryset, key, place):
    """Those that wait in a place under a duty: exactly what the home page counts there."""
    waits = duties()[key].records(timezone.localdate()).in_region(place)
    return queryset.filter(pk__in=waits.values("pk"))
