import json
import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import FieldError
from django.db import connection
from django.db.models import Q

from bureau.base.years import Period
from programs import counting
from programs.adaptation_training.models import Attendance, TrainingClass
from programs.border_aid.models import Donation
from programs.indicators import (
    Flow,
    Ratio,
    mean,
    money,
    person_times,
    persons,
    share,
    things,
    total,
)
from programs.lines import program_lines
from tests.programs.adaptation_training.factories import AttendanceFactory, TrainingClassFactory
from tests.programs.border_aid.factories import DonationFactory
from tests.veterans.factories import VeteranFactory
from veterans.models import Veteran

YEAR = Period(2021)
CLASSES = Flow(
    label="classes", rule="held", records=TrainingClass.objects.all(), measure=things("期")
)


def line_of(**indicators):
    return SimpleNamespace(indicators=indicators)


def counted(indicator, period=YEAR):
    """{(place, own): value} of one indicator."""
    with connection.cursor() as cursor:
        figures = list(counting.count(line_of(it=indicator), period, cursor))
    return {(place, own): value for _code, place, own, value in figures}


def flow(records, measure, **options):
    return Flow(label="it", rule="so", records=records, measure=measure, **options)


def ratio(records, measure):
    return Ratio(label="it", rule="so", records=records, measure=measure)


@pytest.mark.django_db
def test_a_place_is_counted_with_all_it_contains_and_by_itself():
    for place in ["370102", "370102", "370103", "370202", "3701", "37"]:
        TrainingClassFactory(region_id=place)

    assert counted(CLASSES) == {
        ("370102", False): 2,
        ("370103", False): 1,
        ("370202", False): 1,
        ("3701", False): 4,
        ("3701", True): 1,
        ("3702", False): 1,
        ("37", False): 6,
        ("37", True): 1,
    }


@pytest.mark.django_db
def test_parts_and_own_work_add_up_to_the_whole():
    for number, place in enumerate(["370102", "370103", "370202", "3701", "3702", "37"], 1):
        TrainingClassFactory(region_id=place, hours=number)
    found = counted(flow(TrainingClass.objects.all(), total("hours", "课时")))

    for whole in ["37", "3701", "3702"]:
        parts = [
            value
            for (place, own), value in found.items()
            if not own and place.startswith(whole) and len(place) == len(whole) + 2
        ]
        assert sum(parts) + found[whole, True] == found[whole, False]


@pytest.mark.django_db
def test_whoever_is_known_to_two_cities_is_one_person_of_the_province():
    veteran = VeteranFactory()
    for place in ["370102", "370103", "370202"]:
        AttendanceFactory(training_class__region_id=place, veteran=veteran)
    found = counted(flow(Attendance.objects.all(), persons("veteran")))

    assert {value for value in found.values()} == {1}
    assert {place for place, _own in found} == {"370102", "370103", "370202", "3701", "3702", "37"}


@pytest.mark.django_db
def test_two_indicators_of_a_table_count_each_their_own_rows():
    AttendanceFactory.create_batch(2)
    AttendanceFactory(completed=True)
    line = line_of(
        all=flow(Attendance.objects.all(), person_times()),
        completed=flow(Attendance.objects.completed(), person_times()),
        classes=CLASSES,
    )

    with connection.cursor() as cursor:
        found = {
            code: value
            for code, place, _own, value in counting.count(line, Period(2021), cursor)
            if place == "37"
        }

    assert found == {"all": 3, "completed": 1, "classes": 3}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        pytest.param(["0.02", "0.03"], "0.03", id="a-half-is-rounded-up-not-to-even"),
        pytest.param(["1.00", "1.00", "1.01"], "1.00", id="less-than-a-half-down"),
        pytest.param(["1.00", "1.01", "1.01"], "1.01", id="more-than-a-half-up"),
    ],
)
def test_averages_have_two_decimals(amounts, expected):
    for amount in amounts:
        DonationFactory(paid=True, amount=amount)

    found = counted(ratio(Donation.objects.paid(), mean("amount")))

    assert found["37", False] == Decimal(expected)


@pytest.mark.django_db
def test_shares_are_percent_of_the_records_that_count():
    DonationFactory.create_batch(2, paid=True, amount=10)
    DonationFactory(paid=True, amount=20)
    DonationFactory(amount=10)

    found = counted(ratio(Donation.objects.paid().annotate(marked=Q(amount=10)), share()))

    assert found["37", False] == Decimal("66.67")


@pytest.mark.django_db
def test_a_share_of_none_is_a_figure_and_a_share_of_nothing_is_not():
    DonationFactory(region_id="3701", paid=True)
    DonationFactory(region_id="3702")

    found = counted(ratio(Donation.objects.paid().annotate(marked=Q(amount=0)), share()))

    assert found["3701", False] == 0
    assert ("3702", False) not in found


@pytest.mark.django_db
def test_sums_keep_their_cents():
    DonationFactory(paid=True, amount="99999999.99")
    DonationFactory(paid=True, amount="0.02")

    found = counted(flow(Donation.objects.paid(), money("amount")))

    assert found["37", False] == Decimal("100000000.01")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ends_on", "month"),
    [
        pytest.param(date(2021, 5, 31), 5, id="last-day-of-may"),
        pytest.param(date(2021, 6, 1), 6, id="first-day-of-june"),
        pytest.param(date(2021, 6, 30), 6, id="last-day-of-june"),
    ],
)
def test_a_month_counts_its_own_days(ends_on, month):
    TrainingClassFactory(ends_on=ends_on)

    months = [each for each in range(1, 13) if counted(CLASSES, Period(2021, each))]

    assert months == [month]


@pytest.mark.parametrize(
    "records",
    [
        pytest.param(Attendance.objects.filter(training_class__hours=8), id="joined"),
        pytest.param(
            Attendance.objects.filter(veteran__in=Veteran.objects.filter(note="")),
            id="in-a-subquery",
        ),
    ],
)
def test_an_indicator_that_reads_a_second_table_is_refused(records):
    with pytest.raises(AssertionError, match="may read no other table"):
        counting.compile_indicator("it", flow(records, person_times()), Period(2021))


def test_an_indicator_that_measures_a_second_table_is_refused():
    indicator = flow(Attendance.objects.all(), total("training_class__hours", "课时"))

    with pytest.raises(FieldError, match="Joined field references"):
        counting.compile_indicator("it", indicator, Period(2021))


def test_a_figure_depends_on_the_columns_it_reads_and_on_no_other():
    indicators = {"it": flow(Attendance.objects.completed(), persons("veteran"))}

    found = counting.columns(Attendance, indicators)

    assert set(found) == {"region_id", "veteran_id", "ends_on", "outcome"}


RULE = {"it": flow(Attendance.objects.completed(), persons("veteran"))}


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"it": flow(Attendance.objects.all(), persons("veteran"))}, id="records"),
        pytest.param({"it": flow(Attendance.objects.completed(), person_times())}, id="measure"),
        pytest.param({"it": flow(Attendance.objects.completed(), money("veteran"))}, id="rounding"),
        pytest.param({"it": ratio(Attendance.objects.completed(), persons("veteran"))}, id="empty"),
        pytest.param({"that": RULE["it"]}, id="code"),
        pytest.param({**RULE, "more": CLASSES}, id="one-more"),
        pytest.param({}, id="one-less"),
    ],
)
def test_another_rule_has_another_fingerprint(changed):
    assert counting.fingerprint(line_of(**RULE)) != counting.fingerprint(line_of(**changed))


def test_rounding_alone_makes_another_fingerprint():
    whole, cents = total("amount", "元"), money("amount")
    assert str(whole.expression) == str(cents.expression)

    prints = {
        counting.fingerprint(line_of(it=flow(Donation.objects.all(), measure)))
        for measure in [whole, cents]
    }

    assert len(prints) == 2


def test_other_words_or_another_order_leave_the_fingerprint_as_it_is():
    renamed = Flow(
        label="people",
        rule="Different people.",
        quote="20869人次",
        records=Attendance.objects.completed(),
        measure=persons("veteran", "人"),
    )

    here = counting.fingerprint(line_of(it=RULE["it"], classes=CLASSES))
    there = counting.fingerprint(line_of(classes=CLASSES, it=renamed))

    assert here == there


PRINT_ALL = """
import django, json
django.setup()
from programs import counting, lines
print(json.dumps({line.label: counting.fingerprint(line) for line in lines.program_lines()}))
"""


def test_fingerprints_are_the_same_in_every_process():
    finished = subprocess.run(
        [sys.executable, "-c", PRINT_ALL],
        env=os.environ | {"PYTHONHASHSEED": "20869"},
        stdout=subprocess.PIPE,
        check=True,
    )

    assert json.loads(finished.stdout) == {
        line.label: counting.fingerprint(line) for line in program_lines()
    }
