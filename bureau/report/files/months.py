"""The months of a year as a file shows them."""

from django.utils import timezone

from bureau.base.years import MONTHS, Period
from programs import tallies
from programs.indicators import Standard


def months_of(summary):
    """{code: its twelve values}, of a flow what happened in the month, of a stock what stood at its
    end. None stands for what nobody knows, or not yet; a promise has no months."""
    counted = tallies.months_at(summary.year, summary.region) if summary.known else {}
    begun = [
        summary.known and Period(summary.year, month).first <= timezone.localdate()
        for month in MONTHS
    ]
    return {
        figure.code: [
            _value(figure, counted.get((figure.code, month))) if is_begun else None
            for month, is_begun in zip(MONTHS, begun, strict=True)
        ]
        for figure in summary.figures
        if not isinstance(figure.indicator, Standard)
    }


def _value(figure, counted):
    value = figure.indicator.empty if counted is None else counted
    return None if value is None else figure.indicator.measure.kept(value)
