"""What a clerk types for line 3, and what the form supplies, asks and doubts."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from programs.skills_training.models import (
    Assessment,
    Enrolment,
    FeeInstalment,
    ProviderAgreement,
    RollCall,
    SkillsClass,
)
from tests.bureau.desk.conftest import make_clerk
from tests.entering import entered
from tests.programs.skills_training.factories import (
    AssessmentFactory,
    EnrolmentFactory,
    FeeInstalmentFactory,
    ProviderAgreementFactory,
    RollCallFactory,
    SkillsClassFactory,
)
from tests.veterans.factories import TrainingProviderFactory, VeteranFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_clerk("clerk", "370102"))
    return client


def codes(record):
    return [doubt.code for doubt in record.doubts()]


def test_one_more_trainee_takes_a_class_and_a_person(desk):
    held, veteran = SkillsClassFactory(), VeteranFactory()

    trainee = entered(desk, Enrolment, skills_class=held.pk, veteran=veteran.pk)

    assert trainee.veteran == veteran
    assert trainee.result == "untested"


def test_one_more_class_takes_five_fields(desk):
    SkillsClassFactory(ends_on=date(2021, 3, 1), class_no="370102-2021-07")
    SkillsClassFactory(ends_on=date(2020, 12, 31), class_no="370102-2020-09")
    typed = {"agreement": ProviderAgreementFactory().pk, "trade": "电工", "level": "junior"}

    held = entered(desk, SkillsClass, **typed, starts_on="2021-06-07", ends_on="2021-06-18")

    assert held.class_no == "370102-2021-08"
    assert held.hours == 96


def test_one_more_assessment_takes_a_provider_a_day_a_score_and_an_outcome(desk):
    typed = {"provider": TrainingProviderFactory().pk, "assessed_on": "2021-02-20"}

    assessment = entered(desk, Assessment, **typed, score="86.5", outcome="passed")

    assert assessment.assessor == "历下区退役军人事务局"


def test_one_more_agreement_takes_its_assessment_a_number_and_a_day(desk):
    assessment = AssessmentFactory(region_id="370102")
    typed = {"assessment": assessment.pk, "agreement_no": "7号", "began_on": "2021-03-01"}

    agreement = entered(desk, ProviderAgreement, **typed)

    assert agreement.provider == assessment.provider


def test_one_more_roll_call_takes_a_class_a_day_and_two_numbers(desk):
    held = SkillsClassFactory()

    call = entered(
        desk, RollCall, skills_class=held.pk, held_on="2021-06-07", present=30, id_checked=30
    )

    assert call.region_id == "370102"


def test_one_more_instalment_takes_a_class_a_stage_and_an_amount(desk):
    held = SkillsClassFactory()
    EnrolmentFactory.create_batch(2, skills_class=held, completed=True)
    EnrolmentFactory(skills_class=held, outcome="withdrawn")

    instalment = entered(
        desk, FeeInstalment, skills_class=held.pk, stage="attendance", amount="1920"
    )

    assert instalment.headcount == 2
    assert instalment.working() == ["1,920.00 yuan for 2 trainees are 960.00 yuan each."]


@pytest.mark.parametrize(("stage", "expected"), [("certification", 1), ("employment", None)])
def test_an_instalment_is_for_those_who_earned_it(stage, expected):
    held = SkillsClassFactory()
    EnrolmentFactory(skills_class=held, certified=True)
    EnrolmentFactory(skills_class=held, completed=True)
    instalment = FeeInstalment(skills_class=held, stage=stage)

    instalment.fill()

    assert instalment.headcount == expected


def test_certificates_of_a_class_share_their_issuer_and_day():
    first = EnrolmentFactory(certified=True, certificate_issuer="济南市人社局")
    second = EnrolmentFactory.build(skills_class=first.skills_class, certificate_no="2号")
    uncertified = EnrolmentFactory(skills_class=first.skills_class, passed=True)

    second.fill()
    uncertified.fill()

    assert second.certificate_issuer == "济南市人社局"
    assert second.certified_on == first.certified_on
    assert uncertified.certified_on is None


def test_what_lies_ahead_is_not_certified_yet():
    with pytest.raises(ValidationError, match="must not be in the future"):
        EnrolmentFactory(certified=True, certified_on=date(2098, 1, 1)).full_clean()


@pytest.mark.parametrize(
    ("scores", "result", "expected"),
    [
        pytest.param((60, 60), "passed", [], id="just-passed"),
        pytest.param((100, 59.5), "passed", ["result"], id="passed-without-the-practice"),
        pytest.param((59.5, 100), "failed", [], id="failed-for-the-theory"),
        pytest.param((60, 60), "failed", ["result"], id="failed-with-enough"),
    ],
)
def test_results_that_scores_do_not_bear_out_are_doubted(scores, result, expected):
    theory, practice = map(Decimal, scores)
    enrolment = EnrolmentFactory(
        completed=True, result=result, theory_score=theory, practice_score=practice
    )

    assert codes(enrolment) == expected


@pytest.mark.parametrize(
    ("certified_on", "expected"),
    [
        pytest.param(date(2021, 6, 17), ["certified"], id="before-the-end"),
        pytest.param(date(2021, 6, 18), [], id="on-the-last-day"),
        pytest.param(date(2021, 12, 15), [], id="half-a-year-later"),
        pytest.param(date(2021, 12, 16), ["certified"], id="longer"),
    ],
)
def test_certificates_long_after_or_before_the_end_are_doubted(certified_on, expected):
    assert codes(EnrolmentFactory(certified=True, certified_on=certified_on)) == expected


@pytest.mark.parametrize(
    ("score", "outcome", "expected"),
    [
        ("60.00", "passed", []),
        ("59.99", "passed", ["score"]),
        ("59.99", "failed", []),
        ("60.00", "failed", ["score"]),
    ],
)
def test_an_outcome_against_its_score_is_doubted(score, outcome, expected):
    assert codes(AssessmentFactory.build(score=Decimal(score), outcome=outcome)) == expected


def test_an_agreement_on_an_old_assessment_is_doubted():
    fresh = AssessmentFactory(assessed_on=date(2020, 3, 1))
    stale = AssessmentFactory(assessed_on=date(2020, 2, 29))

    assert codes(ProviderAgreementFactory(assessment=fresh, provider=fresh.provider)) == []
    assert codes(ProviderAgreementFactory(assessment=stale, provider=stale.provider)) == ["stale"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"trades": ""}, [], id="any-trade"),
        pytest.param({"trades": "焊工\r\n 挖掘机操作"}, [], id="its-trade"),
        pytest.param({"trades": "焊工"}, ["trade"], id="another-trade"),
        pytest.param({"ended_on": date(2021, 6, 19)}, [], id="ended-after-the-class"),
        pytest.param({"ended_on": date(2021, 6, 18)}, ["ended"], id="ended-before"),
    ],
)
def test_a_class_outside_its_agreement_is_doubted(changes, expected):
    end = {"end_reason": "expired"} if "ended_on" in changes else {}
    agreement = ProviderAgreementFactory(began_on=date(2020, 3, 1), **changes, **end)

    assert codes(SkillsClassFactory(agreement=agreement)) == expected


@pytest.mark.parametrize(("workstations", "expected"), [(0, []), (1, ["crowd"]), (2, [])])
def test_more_trainees_than_workstations_are_doubted(workstations, expected):
    agreement = ProviderAgreementFactory(
        began_on=date(2020, 3, 1), provider__workstations=workstations
    )
    held = SkillsClassFactory(agreement=agreement)
    EnrolmentFactory.create_batch(2, skills_class=held)

    assert codes(held) == expected


@pytest.mark.parametrize(
    ("enrolled", "present", "checked", "expected"),
    [
        pytest.param(2, 2, 1, [], id="all-there-and-half-checked"),
        pytest.param(2, 3, 3, ["present"], id="more-than-enrolled"),
        pytest.param(0, 3, 3, [], id="nobody-enrolled-yet"),
        pytest.param(3, 3, 1, ["id_checked"], id="few-checked"),
    ],
)
def test_a_roll_call_that_does_not_fit_its_class_is_doubted(enrolled, present, checked, expected):
    call = RollCallFactory(present=present, id_checked=checked)
    EnrolmentFactory.create_batch(enrolled, skills_class=call.skills_class)

    assert codes(call) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [("50.00", []), ("49.99", ["amount"]), ("200.00", []), ("200.01", ["amount"])],
)
def test_an_amount_far_from_what_the_stage_costs_elsewhere_is_doubted(amount, expected):
    FeeInstalmentFactory(headcount=3, amount=Decimal("300.00"))
    FeeInstalmentFactory(headcount=3, amount=Decimal("9.00"), stage="employment")

    assert codes(FeeInstalmentFactory(headcount=1, amount=Decimal(amount))) == expected


def test_an_instalment_for_more_than_are_enrolled_is_doubted():
    instalment = FeeInstalmentFactory(headcount=2)
    EnrolmentFactory(skills_class=instalment.skills_class)

    assert codes(instalment) == ["headcount"]


def test_an_instalment_paid_before_the_class_began_is_doubted():
    assert codes(FeeInstalmentFactory(paid=True, paid_on=date(2021, 6, 6))) == ["paid_early"]
    assert codes(FeeInstalmentFactory(paid=True, paid_on=date(2021, 6, 7))) == []
