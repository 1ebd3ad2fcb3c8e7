"""What a list can be narrowed by, beside its choices."""

from unfold.contrib.filters.admin import RangeDateFilter, RangeNumericFilter


class DayRange(RangeDateFilter):
    """From one day to another, both included."""


class AmountRange(RangeNumericFilter):
    """From one amount in yuan to another, both included."""
