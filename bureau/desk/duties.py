"""What waits to be done: records that some day calls for, as each app's duties.py declares."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Duty:
    """Records that wait for a clerk, of all places; who reads them narrows them to their own."""

    label: str  # "agreements that end within 30 days"
    records: Callable  # of today: the queryset of what waits
    due: str | None = None  # the field with the day by which it is to be done
