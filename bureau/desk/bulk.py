"""What is done to many records of a list at once, after asking."""

from dataclasses import dataclass, field

from django.db.models import Q


@dataclass(frozen=True, kw_only=True)
class BulkChange:
    """Sets the same in all chosen records that it applies to; each is validated, all or none saved."""

    key: str
    label: str  # what it does, as on the button: "mark as held"
    changes: dict = field(default_factory=dict)  # field: the value it is given
    asks: list = field(default_factory=list)  # fields asked for once for all: a day, a reason
    applies_to: Q = Q()  # chosen records outside are left alone, and the clerk is told how many
