"""The days a spell lasts, for constraints that let no two of them overlap."""

from django.contrib.postgres.fields import DateRangeField
from django.db.models import Func
from django.db.models.functions import Greatest, NullIf


def days(first="began_on", last="ended_on"):
    """From the first day on, without the last: for ever where there is none.

    An end before the beginning is taken for none, for another constraint refuses it with a
    sentence, where daterange() itself would fail.
    """
    return Func(
        first,
        NullIf(Greatest(first, last), first),
        function="daterange",
        output_field=DateRangeField(),
    )
