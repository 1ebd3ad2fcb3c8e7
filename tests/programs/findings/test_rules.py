"""Every rule from both sides: what is just doubtful, and what, a day later or earlier, is not."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from bureau.base import facts
from programs.adaptation_training.models import TrainingClass
from programs.findings.models import Finding
from programs.findings.rules import RULES, Rule
from programs.findings.search import search
from programs.startup_loans.models import Kind
from tests.programs.adaptation_training.factories import AttendanceFactory
from tests.programs.advanced_study.factories import ParticipationFactory
from tests.programs.incubators.factories import TenancyFactory
from tests.programs.skills_training.factories import EnrolmentFactory
from tests.programs.startup_loans.factories import InterestSubsidyFactory, LoanFactory
from tests.programs.subsidies.factories import SubsidyFactory
from tests.programs.welfare_posts.factories import PlacementFactory
from tests.veterans.factories import EnterpriseFactory, VeteranFactory
from veterans.models import Veteran

pytestmark = pytest.mark.django_db

DAY = date(2021, 6, 17)
HERE, THERE = "370102", "370202"


def days(number):
    return DAY + timedelta(days=number)


def paid(veteran, paid_on=DAY, place=HERE):
    return SubsidyFactory(veteran=veteran, paid=True, region_id=place, paid_on=paid_on)


def lent(veteran, disbursed_on=DAY, repaid_on=None):
    return LoanFactory(
        veteran=veteran, disbursed=True, disbursed_on=disbursed_on, repaid_on=repaid_on
    )


def in_post(veteran, began_on=date(2020, 3, 2), ended_on=None):
    ended = {"ended": True, "ended_on": ended_on} if ended_on else {}
    return PlacementFactory(veteran=veteran, began_on=began_on, **ended)


def in_class(veteran, starts_on, ends_on, place=HERE, **known):
    held = {"starts_on": starts_on, "ends_on": ends_on, "region_id": place}
    return AttendanceFactory(
        veteran=veteran, **known, **{f"training_class__{name}": held[name] for name in held}
    )


def learning_a_trade(veteran, starts_on, ends_on, place=THERE, **known):
    held = {"starts_on": starts_on, "ends_on": ends_on, "region_id": place}
    return EnrolmentFactory(
        veteran=veteran, **known, **{f"skills_class__{name}": held[name] for name in held}
    )


def placed(**known):
    return VeteranFactory(placement=Veteran.Placement.GOVERNMENT, **known)


def interest(**second):
    """Of the third quarter, and of another loan of the same person."""
    veteran = VeteranFactory()
    InterestSubsidyFactory(loan__veteran=veteran, paid=True, quarter=3)
    InterestSubsidyFactory(**{"loan__veteran": veteran, "paid": True, "quarter": 3} | second)


def post_and_loan(post, loan):
    veteran = VeteranFactory()
    in_post(veteran, **post)
    lent(veteran, **loan)


def post_and_enterprise(began_on, closed_on):
    in_post(EnterpriseFactory(began_on=days(-300), ended_on=closed_on).founder, began_on)


def two_classes(second, **known):
    veteran = VeteranFactory()
    in_class(veteran, days(-4), DAY, **known)
    second(veteran)


def seminar(veteran, starts_on):
    ParticipationFactory(
        veteran=veteran,
        seminar__starts_on=starts_on,
        seminar__ends_on=days(9),
        seminar__region_id="3702",
    )


def tenant(left_on, closed_on=DAY):
    TenancyFactory(enterprise=EnterpriseFactory(ended_on=closed_on), ended_on=left_on)


def dead(then, died_on=DAY):
    then(VeteranFactory(died_on=died_on))


DOUBTFUL = {
    "paid_twice": [interest, lambda: interest(loan__region_id=THERE)],
    "subsidy_and_placement": [
        lambda: paid(placed()),
        lambda: paid(placed(discharged_on=days(1))),
    ],
    "post_and_loan": [
        lambda: post_and_loan({}, {}),
        lambda: post_and_loan({"ended_on": days(1)}, {}),
        lambda: post_and_loan({"began_on": days(29)}, {"repaid_on": days(30)}),
    ],
    "post_and_placement": [
        lambda: in_post(placed(discharged_on=DAY), ended_on=days(1)),
    ],
    "post_and_enterprise": [
        lambda: post_and_enterprise(DAY, closed_on=days(1)),
        lambda: post_and_enterprise(DAY, closed_on=None),
    ],
    "placement_and_loan": [
        lambda: lent(placed(discharged_on=days(29)), repaid_on=days(30)),
    ],
    "two_places_at_once": [
        lambda: two_classes(lambda veteran: learning_a_trade(veteran, DAY, days(9))),
        lambda: two_classes(lambda veteran: learning_a_trade(veteran, days(-9), days(-4))),
        lambda: two_classes(lambda veteran: in_class(veteran, DAY, DAY, THERE)),
        lambda: two_classes(lambda veteran: seminar(veteran, DAY)),
    ],
    "after_death": [
        lambda: dead(lambda veteran: in_post(veteran, ended_on=days(2))),
        lambda: dead(in_post),
        lambda: dead(lambda veteran: paid(veteran, days(1))),
        lambda: dead(lambda veteran: lent(veteran, days(1))),
        lambda: dead(lambda veteran: in_class(veteran, days(-3), days(1))),
        lambda: dead(lambda veteran: learning_a_trade(veteran, days(-3), days(1))),
        lambda: dead(lambda veteran: seminar(veteran, DAY)),
    ],
    "closed_tenant": [lambda: tenant(days(1)), lambda: tenant(None)],
}
NOT_DOUBTFUL = {
    "paid_twice": [
        lambda: interest(quarter=4),
        lambda: interest(year=2020, loan__disbursed_on=date(2020, 1, 9)),
        lambda: interest(paid=False, checked=True),
        lambda: interest(loan__veteran=VeteranFactory()),
        lambda: interest(loan__to_a_firm=True, loan__veteran=None),
    ],
    "subsidy_and_placement": [
        lambda: paid(VeteranFactory()),
        lambda: SubsidyFactory(approved=True, veteran=placed()),
    ],
    "post_and_loan": [
        lambda: post_and_loan({"ended_on": DAY}, {}),
        lambda: post_and_loan({"began_on": days(30)}, {"repaid_on": days(30)}),
        lambda: LoanFactory(approved=True, veteran=in_post(VeteranFactory()).veteran),
        lambda: lent(PlacementFactory(state="approved").veteran),
        lambda: LoanFactory(
            to_a_firm=True,
            kind=Kind.CREDIT,
            disbursed=True,
            enterprise__ended_on=date(2020, 7, 1),
            enterprise__founder=in_post(VeteranFactory(), began_on=days(0)).veteran,
        ),
    ],
    "post_and_placement": [
        lambda: in_post(placed(discharged_on=DAY), ended_on=DAY),
        lambda: in_post(VeteranFactory(discharged_on=DAY), ended_on=days(1)),
    ],
    "post_and_enterprise": [lambda: post_and_enterprise(DAY, closed_on=DAY)],
    "placement_and_loan": [lambda: lent(placed(discharged_on=days(30)), repaid_on=days(30))],
    "two_places_at_once": [
        lambda: two_classes(lambda veteran: learning_a_trade(veteran, days(1), days(9))),
        lambda: two_classes(lambda veteran: learning_a_trade(veteran, days(-9), days(-5))),
        lambda: two_classes(lambda veteran: learning_a_trade(veteran, DAY, days(9), HERE)),
        lambda: two_classes(
            lambda veteran: learning_a_trade(veteran, DAY, days(9)), outcome="withdrawn"
        ),
        lambda: two_classes(
            lambda veteran: learning_a_trade(veteran, DAY, days(9)),
            training_class__delivery=TrainingClass.Delivery.ONLINE,
        ),
        lambda: two_classes(lambda veteran: learning_a_trade(VeteranFactory(), DAY, days(9))),
    ],
    "after_death": [
        lambda: dead(lambda veteran: in_post(veteran, ended_on=days(1))),
        lambda: dead(lambda veteran: paid(veteran, DAY)),
        lambda: dead(lambda veteran: lent(veteran, DAY)),
        lambda: dead(lambda veteran: in_class(veteran, days(-3), DAY)),
        lambda: dead(lambda veteran: PlacementFactory(veteran=veteran, state="approved")),
    ],
    "closed_tenant": [lambda: tenant(DAY), lambda: tenant(None, closed_on=None)],
}


def each(cases):
    return [
        pytest.param(key, make, id=f"{key}-{number}")
        for key, makes in cases.items()
        for number, make in enumerate(makes)
    ]


def test_every_rule_is_tried_from_both_sides():
    assert set(DOUBTFUL) == set(NOT_DOUBTFUL) == set(RULES)


@pytest.mark.parametrize(("key", "make"), each(DOUBTFUL))
def test_what_does_not_go_together_is_found(key, make):
    make()

    search()

    assert set(Finding.objects.values_list("rule", flat=True)) == {key}


@pytest.mark.parametrize(("key", "make"), each(NOT_DOUBTFUL))
def test_what_goes_together_is_not(key, make):
    make()

    search()

    assert not Finding.objects.exists()


@pytest.mark.parametrize("key", RULES)
def test_staff_can_read_what_a_rule_says_why_and_by_which_source(key):
    rule = RULES[key]

    for language in ["en", "zh-hans"]:
        with override(language):
            assert len(str(rule.says)) > 5
            assert str(rule.because).endswith((").", "）。"))  # the source, in brackets
            assert ("(" in str(rule.because)) or ("（" in str(rule.because))


# --- facts are declared by name ------------------------------------------------------------------


def test_rules_speak_of_all_facts_there_are_and_of_no_others():
    spoken_of = {name for rule in RULES.values() for name in [rule.fact, *rule.beside]}

    assert spoken_of == set(facts.facts())


def test_facts_of_one_name_and_those_of_one_rule_are_about_the_same_kind_of_subject():
    for rule in RULES.values():
        declared = [fact for name in [rule.fact, *rule.beside] for fact in facts.facts()[name]]
        assert {fact.about for fact in declared} == {rule.subject}


def test_several_lines_declare_one_fact():
    assert [fact.model._meta.app_label for fact in facts.facts()["is_trained"]] == [
        "adaptation_training",
        "skills_training",
        "advanced_study",
    ]


def test_what_a_fact_must_not_meet_is_nothing_where_no_line_declares_it():
    rule = Rule(says="", because="", fact="is_trained", beside=["is_declared_by_nobody"])

    assert list(rule.doubtful()) == []


@pytest.fixture
def without(monkeypatch):
    """Leaves a fact out, as if no line declared it."""
    declared = facts.facts()

    def leave_out(name):
        less = {each: declared[each] for each in declared if each != name}
        monkeypatch.setattr("programs.findings.rules.facts", lambda: less)

    return leave_out


@pytest.mark.parametrize("name", facts.facts())
def test_a_fact_that_no_line_declares_is_missed_by_its_rules_alone(name, without):
    for make in [make for cases in DOUBTFUL.values() for make in cases]:
        make()
    lamed = {key for key, rule in RULES.items() if name == rule.fact or [name] == rule.beside}
    without(name)

    search()

    assert set(Finding.objects.values_list("rule", flat=True)) == set(RULES) - lamed
