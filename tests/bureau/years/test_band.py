"""Which of a place's figures ask for an explanation before it confirms them."""

from types import SimpleNamespace

import pytest

from bureau.base.models import ReportYear
from bureau.years.band import Banded, banded
from tests.programs.adaptation_training.factories import AttendanceFactory, TrainingClassFactory
from veterans.models import Region

CODE = "adaptation_training.attendances"


@pytest.mark.parametrize(
    ("low", "high", "value", "doubtful"),
    [
        (100, 200, 150, False),
        (100, 200, 80, False),
        (100, 200, 79, True),
        (100, 200, 240, False),
        (100, 200, 241, True),
        (2, 3, 8, False),  # a few more of few
        (2, 3, 9, True),
        (0, 0, 5, False),
        (0, 0, 6, True),
        (None, None, 7, False),  # no year before is known
        (100, 200, None, False),
    ],
)
def test_what_is_far_outside_the_years_before_is_doubtful(low, high, value, doubtful):
    figure = SimpleNamespace(value=value, kind="flow")

    assert Banded(figure=figure, low=low, high=high).is_doubtful is doubtful


@pytest.mark.django_db
def test_the_band_is_of_the_years_that_are_known():
    for year, number in [(2019, 4), (2020, 2), (2021, 3)]:
        held = TrainingClassFactory(ends_on=f"{year}-06-18", starts_on=f"{year}-06-14")
        AttendanceFactory.create_batch(number, training_class=held, completed=True)
    ReportYear.open(2020)

    found = {each.figure.code: each for each in banded(2021, Region.objects.get(pk="370102"))}

    assert (found[CODE].figure.value, found[CODE].low, found[CODE].high) == (3, 2, 2)
