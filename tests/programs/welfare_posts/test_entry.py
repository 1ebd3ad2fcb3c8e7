"""How a placement is entered: what is filled in, doubted, done to many, and in how few fields."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from bureau.base.identity import Sex
from programs.welfare_posts.models import Placement, PostCategory
from tests.bureau.desk.conftest import make_clerk, page
from tests.entering import entered, said, send
from tests.programs.welfare_posts.factories import PlacementFactory
from tests.veterans.factories import EnterpriseFactory, VeteranFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_clerk("clerk", "370102"))
    return client


def typed(**values):
    return {
        "veteran": VeteranFactory().pk,
        "difficulty": "long_unemployed",
        "difficulty_proof": "就业困难人员认定表002",
        "post_title": "网格协管员",
        "agreement_until": timezone.localdate() + timedelta(days=364),
        **values,
    }


# --- filled in ------------------------------------------------------------------------------


def test_one_more_placement_of_a_known_veteran_takes_five_fields(desk):
    earlier = PlacementFactory(monthly_wage=Decimal(2300), insurance="five")
    PlacementFactory(region_id="370103", employing_unit="别处的社区", post_title="网格协管员")

    placement = entered(desk, Placement, **typed())

    supplied = ["category", "employing_unit", "management_body", "monthly_wage"]
    assert [getattr(placement, name) for name in supplied] == [
        getattr(earlier, name) for name in supplied
    ]
    assert (placement.began_on, placement.approved_on) == (timezone.localdate(), None)
    assert (placement.state, placement.insurance) == ("applied", "four")


def test_the_first_placement_of_a_place_says_where_and_for_how_much(desk):
    answer = send(desk, Placement, **typed())

    errors, _doubts = said(answer)
    supplied = ["category", "employing_unit", "management_body", "monthly_wage"]
    assert sorted(errors) == supplied


def test_a_post_of_another_name_may_be_of_another_category(desk):
    PlacementFactory(post_title="治安巡逻员")

    answer = send(desk, Placement, **typed())

    errors, _doubts = said(answer)
    assert list(errors) == ["category"]


def test_what_is_typed_is_not_filled_over(desk):
    PlacementFactory()
    category = PostCategory.objects.last()

    placement = entered(
        desk,
        Placement,
        **typed(category=category.pk, employing_unit="甲社区", monthly_wage="2,500"),
    )

    assert placement.category == category
    assert (placement.employing_unit, placement.monthly_wage) == ("甲社区", Decimal(2500))


def test_half_filled_placements_are_left_half_filled():
    for placement in [Placement(), Placement(region_id="370102", post_title="")]:
        placement.fill()

        assert placement.employing_unit == ""


# --- doubted --------------------------------------------------------------------------------


def doubts(**values):
    return [doubt.code for doubt in PlacementFactory(**values).doubts()]


def aged(sex, years, months=0):
    """Somebody as old as that on 2 March 2023, when the agreement ends."""
    veteran = VeteranFactory()
    born = (2023 - years) * 12 + 2 - months
    veteran.birth_date, veteran.sex = date(born // 12, born % 12 + 1, 2), sex
    return veteran


def test_nothing_is_doubtful_about_a_usual_placement():
    assert doubts() == []
    assert doubts(ended=True) == []


@pytest.mark.parametrize(
    ("sex", "years", "months", "expected"),
    [
        (Sex.MALE, 59, 11, []),
        (Sex.MALE, 60, 0, ["age"]),
        (Sex.FEMALE, 54, 11, []),
        (Sex.FEMALE, 55, 0, ["age"]),
    ],
)
def test_who_retires_before_the_agreement_ends_is_doubtful(sex, years, months, expected):
    placement = PlacementFactory(agreement_until=date(2023, 3, 2))
    placement.veteran = aged(sex, years, months)

    assert [doubt.code for doubt in placement.doubts()] == expected


@pytest.mark.parametrize(
    ("wage", "expected"),
    [("1500", []), ("1499.99", ["wage"]), ("4000", []), ("4000.01", ["wage"])],
)
def test_an_unusual_wage_is_doubtful(wage, expected):
    assert doubts(monthly_wage=Decimal(wage)) == expected


@pytest.mark.parametrize(
    ("proof", "expected"), [("低保证", ["proof"]), ("低保证3701020012", []), ("残疾证2021年", [])]
)
def test_a_proof_without_number_or_date_is_doubtful(proof, expected):
    assert doubts(difficulty_proof=proof) == expected


@pytest.mark.parametrize(("day", "expected"), [(6, []), (7, ["vacancy"])])
def test_a_vacancy_reported_after_five_days_is_doubtful(day, expected):
    assert doubts(ended=True, vacancy_reported_on=date(2021, 9, day)) == expected


@pytest.mark.parametrize(
    ("employment", "expected"),
    [("employed", ["other_work"]), ("founder", ["other_work"]), ("seeking", [])],
)
def test_who_is_registered_as_working_is_doubtful(employment, expected):
    assert doubts(veteran__employment=employment) == expected
    assert doubts(veteran__employment=employment, ended=True) == []


def test_who_runs_an_enterprise_is_doubtful_while_it_stands():
    founder, former = VeteranFactory.create_batch(2)
    EnterpriseFactory(founder=founder, began_on=date(2020, 2, 1))
    EnterpriseFactory(founder=former, began_on=date(2019, 5, 1), ended_on=date(2020, 3, 2))

    assert doubts(veteran=founder) == ["other_work"]
    assert doubts(veteran=former) == []


@pytest.mark.parametrize(
    ("died_on", "values", "expected"),
    [
        (date(2021, 5, 1), {}, ["died"]),
        (date(2021, 9, 1), {"ended": True}, []),
        (date(2021, 8, 26), {"ended": True}, ["died"]),
    ],
)
def test_a_post_held_by_the_dead_is_doubtful(died_on, values, expected):
    assert doubts(veteran__died_on=died_on, **values) == expected


# --- done to many ---------------------------------------------------------------------------


def act(browser, key, placements, **answers):
    data = {"action": key, "_selected_action": [each.pk for each in placements], **answers}
    return browser.post(page(Placement, "changelist"), data | {"confirmed": "yes"})


def test_placements_whose_agreement_ran_out_are_ended_together(desk):
    over = PlacementFactory.create_batch(2)
    approved = PlacementFactory(state="approved")

    act(desk, "end", [*over, approved], ended_on="2023-03-02", exit_reason="term")

    ended = Placement.objects.filter(state="ended", ended_on=date(2023, 3, 2), exit_reason="term")
    assert set(ended) == set(over)


def test_vacancies_are_reported_together(desk):
    ended = PlacementFactory.create_batch(2, ended=True)

    act(desk, "vacancy", ended, vacancy_reported_on="2021-09-03")

    assert {each.vacancy_reported_on for each in Placement.objects.all()} == {date(2021, 9, 3)}


def test_who_came_to_work_is_in_post(desk):
    placement = PlacementFactory(state="approved")

    act(desk, "take_up", [placement], began_on="2020-03-09")

    placement.refresh_from_db()
    assert (placement.state, placement.began_on) == ("in_post", date(2020, 3, 9))


@pytest.mark.parametrize(("years", "expected"), [(40, []), (39, ["young"])])
def test_who_is_under_forty_is_hardly_older_unemployed(years, expected):
    veteran = aged(Sex.MALE, years + 2)  # when the agreement ends, two years later

    assert doubts(veteran=veteran, difficulty="older", began_on=date(2021, 3, 2)) == expected
