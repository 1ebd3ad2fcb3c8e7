"""What lists can be narrowed by: exactly what they offer, for any value anybody types."""

from contextlib import suppress
from datetime import date
from itertools import product

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from bureau.desk import filters
from bureau.desk.filters import AmountRange, DayRange, YearFilter
from programs.adaptation_training.models import Attendance, TrainingClass
from programs.incubators.models import Incubator
from programs.job_fairs.models import JobFair
from programs.policy_broadcasts.models import TopicReading
from programs.startup_loans.models import Loan
from tests.bureau.desk.conftest import make_clerk, page
from tests.bureau.desk.lists import LISTS, admin_of, rows, said
from tests.factories import factory_of
from tests.programs.adaptation_training.factories import AttendanceFactory, TrainingClassFactory
from tests.programs.incubators.factories import IncubatorFactory
from tests.programs.job_fairs.factories import JobFairFactory
from tests.programs.policy_broadcasts.factories import TopicReadingFactory
from tests.programs.startup_loans.factories import LoanFactory
from veterans.models import Veteran

pytestmark = pytest.mark.django_db

NONSENSE = ["x", "-1", "1e3", "１２", "9" * 40, "2021-02-30", "'", "%", "\u200b"]  # noqa: RUF001


@pytest.fixture
def province(client):
    """The browser of a clerk of the whole province."""
    client.force_login(make_clerk("provincial", "37"))
    return client


def asked(browser, model, **query):
    return browser.get(page(model, "changelist"), query, follow=True)


# --- for every list ---------------------------------------------------------------------------


@pytest.mark.heavy
@pytest.mark.parametrize("model", LISTS)
def test_every_choice_that_a_list_offers_shows_the_records_it_says(model, province):
    record = factory_of(model).create()
    record.refresh_from_db()
    plain = asked(province, model)

    for spec in plain.context["cl"].filter_specs:
        for value, _label in getattr(spec, "options", [])[:20]:
            [name] = spec.expected_parameters()
            answer = asked(province, model, **{name: value})
            assert not said(answer), (name, value)
            if isinstance(spec, filters.Choice):
                field = spec.field_path
                assert all(_same(getattr(row, field), value) for row in rows(answer))


def _same(stored, value):
    if isinstance(stored, bool):
        return stored == (value == "1")
    return str(getattr(stored, "pk", stored)) == value


@pytest.mark.heavy
@pytest.mark.parametrize("model", LISTS)
def test_no_nonsense_in_any_filter_is_an_error_of_ours(model, province):
    """Read or refused in a sentence; a page for each would take minutes, and show no more."""
    factory_of(model).create()
    own = admin_of(model)
    request = province.get("/admin/").wsgi_request
    names = [each for item in own.get_list_filter(request) for each in filters.parameters(item)]

    for name, value in product(names, NONSENSE):
        request.GET = QueryDict(mutable=True)
        request.GET[name] = value
        with suppress(filters.Refused):
            list(own.get_changelist_instance(request).result_list)


@pytest.mark.parametrize("model", LISTS)
def test_a_list_takes_its_own_filters_and_no_other_lookup(model, province):
    guesses = [
        f"{field.name}{lookup}"
        for field in model._meta.fields
        for lookup in ["__startswith", "__gte", "__isnull", "__in", "__regex", ""]
    ]
    request = RequestFactory().get("/")
    request.user = province.get("/admin/").wsgi_request.user
    own = admin_of(model)

    taken = {guess for guess in guesses if own.lookup_allowed(guess, "1", request)}

    assert taken <= {"year", "place", "person", "whole", "duty"}  # what every list is narrowed by


def test_a_question_that_a_list_does_not_offer_is_answered_with_a_sentence(desk):
    answer = asked(desk, Veteran, id_number__startswith="37")

    assert "This list cannot be asked that: choose among its filters." in said(answer)


# --- the year ---------------------------------------------------------------------------------


def test_an_event_is_listed_in_the_year_of_its_day(desk):
    in_class = {"region_id": "370102", "starts_on": date(2020, 12, 30)}
    last = TrainingClassFactory(ends_on=date(2020, 12, 31), **in_class)
    first = TrainingClassFactory(ends_on=date(2021, 1, 1), **in_class)

    assert rows(asked(desk, TrainingClass, year="2020")) == [last]
    assert rows(asked(desk, TrainingClass, year="2021")) == [first]


@pytest.mark.parametrize(
    ("began", "ended", "years"),
    [
        pytest.param(date(2020, 5, 1), None, {"2020", "2021", "2022"}, id="still-standing"),
        pytest.param(date(2020, 5, 1), date(2021, 1, 1), {"2020", "2021"}, id="ended-on-new-year"),
        pytest.param(date(2020, 5, 1), date(2020, 12, 31), {"2020"}, id="within-a-year"),
        pytest.param(date(2021, 12, 31), None, {"2021", "2022"}, id="from-its-last-day"),
    ],
)
def test_a_spell_is_listed_in_every_year_it_stood_in(began, ended, years, desk):
    spell = IncubatorFactory(region_id="370102", began_on=began, ended_on=ended)

    listed = {
        year
        for year in ["2020", "2021", "2022"]
        if rows(asked(desk, Incubator, year=year)) == [spell]
    }

    assert listed == years


def test_a_reading_is_listed_in_the_year_it_was_taken(desk):
    reading = TopicReadingFactory(topic__region_id="370102", read_on=date(2021, 3, 1))

    assert rows(asked(desk, TopicReading, year="2021")) == [reading]
    assert rows(asked(desk, TopicReading, year="2022")) == []


def test_a_year_is_asked_for_as_a_range_that_an_index_serves():
    period = YearFilter.narrowed(None, JobFair.objects.all(), "2021")

    assert "EXTRACT" not in str(period.query)


def test_a_year_without_records_is_refused(desk):
    assert "offers no such choice" in said(asked(desk, JobFair, year="2018"))


# --- the place --------------------------------------------------------------------------------


@pytest.fixture
def fairs():
    return {place: JobFairFactory(region_id=place) for place in ["37", "3701", "370102", "3702"]}


@pytest.mark.parametrize(
    ("place", "listed"),
    [
        ("37", {"37", "3701", "370102", "3702"}),
        ("3701", {"3701", "370102"}),
        ("3701-own", {"3701"}),
        ("370102", {"370102"}),
        ("37-own", {"37"}),
    ],
)
def test_a_place_is_listed_with_all_it_contains_or_by_its_own_work(place, listed, province, fairs):
    answer = asked(province, JobFair, place=place)

    assert {row.region_id for row in rows(answer)} == listed


def test_a_county_is_one_place_and_has_nothing_to_choose(desk):
    specs = asked(desk, JobFair).context["cl"].filter_specs

    assert "place" not in [spec.expected_parameters()[0] for spec in specs]


def test_another_place_is_neither_offered_nor_taken(client, fairs):
    client.force_login(make_clerk("of-jinan", "3701"))

    specs = asked(client, JobFair).context["cl"].filter_specs
    places = next(spec for spec in specs if isinstance(spec, filters.PlaceFilter))

    assert {value[:4] for value, _label in places.options} == {"3701"}
    assert "offers no such choice" in said(asked(client, JobFair, place="3702"))


# --- ranges and choices -----------------------------------------------------------------------


@pytest.fixture
def narrowed_loans(monkeypatch):
    """The list of loans, narrowed by a day and an amount."""
    ranges = [("disbursed_on", DayRange), ("amount", AmountRange)]
    monkeypatch.setattr(admin_of(Loan), "list_filter", ranges)


@pytest.mark.usefixtures("narrowed_loans")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"amount_from": "200000"}, True),
        ({"amount_from": "200,000.01"}, False),
        ({"amount_to": "200000.00"}, True),
        ({"amount_to": "199999.99"}, False),
        ({"amount_from": "", "amount_to": ""}, True),
    ],
)
def test_amounts_are_listed_up_to_and_including_their_ends(query, found, desk):
    loan = LoanFactory(region_id="370102", amount=200_000)

    assert rows(asked(desk, Loan, **query)) == ([loan] if found else [])


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        pytest.param("2021-06-18", "2021-06-18", True, id="that-day"),
        pytest.param("2021-06-19", "2021-06-30", False, id="from-the-next"),
        pytest.param("2021-06-01", "2021-06-17", False, id="until-the-day-before"),
        pytest.param("", "2021-06-18", True, id="open-at-the-beginning"),
    ],
)
def test_days_are_listed_up_to_and_including_their_ends(first, last, found, desk, monkeypatch):
    monkeypatch.setattr(admin_of(TrainingClass), "list_filter", ["ends_on"])
    held = TrainingClassFactory(
        region_id="370102", starts_on=date(2021, 6, 14), ends_on=date(2021, 6, 18)
    )

    answer = asked(desk, TrainingClass, ends_on_from=first, ends_on_to=last)

    assert rows(answer) == ([held] if found else [])


@pytest.mark.usefixtures("narrowed_loans")
@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"amount_from": "１００"}, "The amount should be a number"),  # noqa: RUF001
        ({"amount_to": "NaN"}, "The amount should be a number"),
        ({"disbursed_on_from": "2021-02-30"}, "There is no such date: write it as 2021-12-31."),
        ({"disbursed_on_to": "yesterday"}, "There is no such date: write it as 2021-12-31."),
    ],
)
def test_an_end_that_cannot_be_read_is_refused_with_a_sentence(query, sentence, desk):
    assert sentence in said(asked(desk, Loan, **query))


def test_a_state_that_does_not_exist_is_refused(desk):
    answer = asked(desk, JobFair, state__exact="cancelled-by-me")

    assert answer.status_code == 400
    assert "offers no such choice" in said(answer)


def test_a_thing_of_another_place_is_neither_offered_nor_taken(desk, monkeypatch):
    own = AttendanceFactory(training_class__region_id="370102")
    foreign = TrainingClassFactory(region_id="370202", title="外地班")
    monkeypatch.setattr(admin_of(Attendance), "list_filter", ["training_class"])

    listed = asked(desk, Attendance)
    taken = asked(desk, Attendance, training_class__exact=own.training_class_id)
    refused = asked(desk, Attendance, training_class__exact=foreign.pk)

    assert "外地班" not in listed.content.decode()
    assert rows(taken) == [own]
    assert "offers no such choice" in said(refused)


def test_a_filter_named_by_its_field_alone_is_chosen_by_the_field():
    def kind(model, name):
        return filters.declared(model, name)[1]

    assert kind(JobFair, "state") is filters.Choice
    assert kind(TrainingClass, "ends_on") is DayRange
    assert kind(Loan, "amount") is AmountRange
    assert kind(Attendance, "training_class") is filters.Related


def test_a_range_turned_round_is_refused_with_a_sentence(desk):
    answer = asked(desk, Loan, amount_from="20000", amount_to="10000")

    assert answer.status_code == 400
    assert "the first end must not be above the second" in said(answer)
