"""What the rows of a list come to, counted as the indicators of the report count them."""

from dataclasses import dataclass
from decimal import Decimal

from django.apps import apps
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from bureau.desk.filters import YearFilter


@dataclass(frozen=True, kw_only=True)
class Total:
    """One indicator's measure of the rows listed."""

    code: str
    label: str
    rule: str
    value: int | Decimal | None  # None: there is nothing to take a share or an average of
    unit: str
    exact: bool

    @property
    def text(self):
        if self.value is None:
            return _("no data")
        return number_format(self.value, 0 if self.exact else 2, use_l10n=True, force_grouping=True)


def indicators_of(model):
    """{code: indicator} of those that count records of this kind, whichever app declares them."""
    return {
        code: indicator
        for config in apps.get_app_configs()
        for code, indicator in getattr(config, "indicators", {}).items()
        if indicator.records.model is model
    }


def totals(changelist, request):
    """The figures of a list. With a year they are the year's own, whatever day they count by."""
    period = _period(changelist)
    listed = changelist.get_queryset(request, exclude_parameters=[YearFilter.parameter_name])
    rows = listed.in_region(request.user.scope).order_by().values("pk")
    return [
        _total(code, indicator, counted.filter(pk__in=rows))
        for code, indicator in indicators_of(changelist.model).items()
        if (counted := _counted(indicator, period)) is not None
    ]


def _period(changelist):
    """The year that the list was narrowed to."""
    return next(
        (each.period for each in changelist.filter_specs if isinstance(each, YearFilter)), None
    )


def _counted(indicator, period):
    """The records of a year; without one, all that ever happened, and nothing of what stands."""
    if indicator.kind == "standard":
        return None  # a rule is no sum of rows
    if period:
        return indicator.records_for(period)
    if indicator.kind in ("stock", "reading"):
        return None  # what stood, or was read last, is asked for on the last day of a year
    day, _same_day = indicator.span()
    return indicator.records.filter(**{f"{day}__isnull": False})


def _total(code, indicator, records):
    measure = indicator.measure
    value = records.aggregate(value=measure.expression)["value"]
    return Total(
        code=code,
        label=indicator.label,
        rule=indicator.rule,
        value=indicator.empty if value is None else measure.kept(value),
        unit=measure.unit,
        exact=measure.exact,
    )
