from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.urls import reverse

from programs.skills_training.indicators import INDICATORS
from programs.wording import render
from tests.figures import figure
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

CLASS_PAGE = "admin:skills_training_skillsclass_add"
INSTITUTIONS = "skills_training.institutions"
ATTENDANCES = "skills_training.attendances"
PEOPLE = "skills_training.people"
CERTIFIED = "skills_training.certified"

YEAR_EDGES = [
    pytest.param(date(2020, 12, 31), 0, id="the-day-before-the-year"),
    pytest.param(date(2021, 1, 1), 1, id="its-first-day"),
    pytest.param(date(2021, 12, 31), 1, id="its-last-day"),
    pytest.param(date(2022, 1, 1), 0, id="the-day-after"),
]


@pytest.mark.parametrize(
    ("began_on", "ended_on", "expected"),
    [
        pytest.param(date(2019, 7, 1), None, 1, id="since-an-earlier-year"),
        pytest.param(date(2021, 12, 31), None, 1, id="from-the-last-day"),
        pytest.param(date(2022, 1, 1), None, 0, id="from-the-day-after"),
        pytest.param(date(2020, 7, 1), date(2022, 1, 1), 1, id="until-the-last-day"),
        pytest.param(date(2020, 7, 1), date(2021, 12, 31), 0, id="no-longer-on-the-last-day"),
    ],
)
def test_institutions_are_those_under_contract_on_the_last_day(began_on, ended_on, expected):
    reason = "expired" if ended_on else ""
    ProviderAgreementFactory(began_on=began_on, ended_on=ended_on, end_reason=reason)

    assert figure(INSTITUTIONS) == expected


def test_a_renewed_agreement_is_still_one_institution():
    provider = TrainingProviderFactory()
    ended = {"ended_on": date(2021, 4, 1), "end_reason": "expired"}
    ProviderAgreementFactory(provider=provider, began_on=date(2020, 4, 1), **ended)
    ProviderAgreementFactory(provider=provider, began_on=date(2021, 4, 1))

    assert figure(INSTITUTIONS, year=2020) == figure(INSTITUTIONS, year=2021) == 1


def test_a_provider_assessed_but_not_under_contract_is_no_institution():
    AssessmentFactory()

    assert figure(INSTITUTIONS) == 0


def test_struck_off_counts_only_ends_for_that_reason():
    ProviderAgreementFactory(struck_off=True)
    ProviderAgreementFactory(ended_on=date(2021, 9, 1), end_reason="expired")

    assert figure("skills_training.struck_off") == 1
    assert figure("skills_training.struck_off", year=2020) == 0


def test_attendances_count_times_and_people_count_persons():
    twice, once = VeteranFactory.create_batch(2)
    for veteran in [twice, twice, once]:
        EnrolmentFactory(veteran=veteran, completed=True)

    assert figure(ATTENDANCES) == 3
    assert figure(PEOPLE) == 2


def test_a_veteran_trained_in_two_cities_is_one_person_of_the_province():
    veteran = VeteranFactory()
    for county in ["370102", "370202"]:
        EnrolmentFactory(skills_class__region_id=county, veteran=veteran, completed=True)

    assert figure(PEOPLE, "3701") == figure(PEOPLE, "3702") == 1
    assert figure(PEOPLE) == 1


@pytest.mark.parametrize("outcome", ["pending", "withdrawn"])
def test_only_completed_enrolments_count(outcome):
    EnrolmentFactory(outcome=outcome)

    assert figure(ATTENDANCES) == figure(PEOPLE) == 0


def test_whoever_failed_the_test_has_attended_all_the_same():
    EnrolmentFactory(passed=True)
    EnrolmentFactory(passed=True, result="failed")
    EnrolmentFactory(completed=True)

    assert figure(ATTENDANCES) == 3
    assert figure("skills_training.pass_rate") == Decimal("33.33")


@pytest.mark.parametrize(("ends_on", "expected"), YEAR_EDGES)
def test_attendances_belong_to_the_year_their_class_ended_in(ends_on, expected):
    EnrolmentFactory(skills_class__ends_on=ends_on, completed=True)

    assert figure(ATTENDANCES) == expected


def test_enrolments_follow_their_class_to_another_place_and_year():
    enrolment = EnrolmentFactory(completed=True)
    enrolment.skills_class.region_id = "370202"
    enrolment.skills_class.ends_on = date(2022, 2, 2)
    enrolment.skills_class.save()

    assert figure(ATTENDANCES, "3701", 2021) == 0
    assert figure(ATTENDANCES, "3702", 2022) == 1


@pytest.mark.parametrize(("certified_on", "expected"), YEAR_EDGES)
def test_certificates_belong_to_the_year_they_were_issued_in(certified_on, expected):
    EnrolmentFactory(certified=True, certified_on=certified_on)

    assert figure(CERTIFIED) == expected


def test_fees_count_what_was_paid_in_the_year():
    FeeInstalmentFactory(paid=True, amount=Decimal("100.10"))
    FeeInstalmentFactory(paid=True, amount=Decimal("200.25"))
    FeeInstalmentFactory(paid=True, paid_on=date(2022, 1, 1))
    FeeInstalmentFactory(state="claimed")
    FeeInstalmentFactory(state="refused")

    assert figure("skills_training.fees") == Decimal("300.35")


def test_an_agreement_rests_on_an_assessment_that_was_passed():
    failed = AssessmentFactory(outcome="failed")
    agreement = ProviderAgreementFactory.build(
        region_id="3701", provider=failed.provider, assessment=failed
    )

    with pytest.raises(ValidationError) as refused:
        agreement.full_clean()
    assert list(refused.value.message_dict) == ["assessment"]


def test_an_agreement_rests_on_an_assessment_of_its_own_provider():
    agreement = ProviderAgreementFactory()
    agreement.assessment = AssessmentFactory()

    with pytest.raises(ValidationError, match="of another provider"):
        agreement.full_clean()


def test_an_agreement_begins_after_its_assessment():
    agreement = ProviderAgreementFactory()
    agreement.assessment.assessed_on = date(2021, 3, 2)

    with pytest.raises(ValidationError, match="before its assessment"):
        agreement.full_clean()


def test_a_provider_has_one_agreement_at_a_time():
    first = ProviderAgreementFactory()
    another = AssessmentFactory(provider=first.provider, assessed_on=date(2021, 4, 1))
    second = ProviderAgreementFactory.build(
        region_id="3701", provider=first.provider, assessment=another, began_on=date(2021, 5, 1)
    )

    with pytest.raises(ValidationError, match="in force in that time"):
        second.full_clean()
    with pytest.raises(IntegrityError, match="provideragreement_one_at_a_time"):
        second.save()


def test_an_end_before_the_beginning_is_refused_with_a_sentence():
    agreement = ProviderAgreementFactory()
    agreement.ended_on, agreement.end_reason = date(2021, 2, 1), "expired"

    with pytest.raises(ValidationError, match="must be after the beginning"):
        agreement.full_clean()


def test_an_end_needs_a_reason():
    with pytest.raises(IntegrityError, match="provideragreement_end_has_reason"):
        ProviderAgreementFactory(ended_on=date(2021, 9, 1))


def test_a_class_begins_while_its_provider_is_under_contract():
    agreement = ProviderAgreementFactory(struck_off=True)
    held = SkillsClassFactory(agreement=agreement, ends_on=date(2021, 9, 12))

    with pytest.raises(ValidationError, match="was not in force"):
        held.full_clean()


@pytest.fixture
def province_client(admin_client, admin_user):
    admin_user.region_id = "37"
    admin_user.save()
    return admin_client


def class_form(agreement, *called_on):
    """What the page of a class sends: one of ten days in June, and the days its roll was called."""
    form = {
        "region": "370102",
        "agreement": agreement.pk,
        "class_no": "2021-01",
        "trade": "电工",
        "level": "junior",
        "starts_on": "2021-06-07",
        "ends_on": "2021-06-18",
        "hours": 80,
    }
    parts = {"enrolments": 0, "roll_calls": len(called_on), "fee_instalments": 0}
    for part, number in parts.items():
        form |= {f"{part}-INITIAL_FORMS": 0, f"{part}-TOTAL_FORMS": number}
    for index, day in enumerate(called_on):
        call = {"held_on": day, "present": 30, "id_checked": 30}
        form |= {f"roll_calls-{index}-{name}": value for name, value in call.items()}
    return form


def test_the_page_takes_a_class_with_its_roll_calls(province_client):
    agreement = ProviderAgreementFactory()

    province_client.post(reverse(CLASS_PAGE), class_form(agreement, "2021-06-07", "2021-06-18"))

    held = agreement.classes.get()
    assert [call.region_id for call in held.roll_calls.all()] == ["370102", "370102"]


def test_the_page_refuses_a_class_without_an_agreement_in_force(province_client):
    agreement = ProviderAgreementFactory(began_on=date(2021, 6, 8))

    refused = province_client.post(reverse(CLASS_PAGE), class_form(agreement))

    assert list(refused.context["adminform"].form.errors) == ["agreement"]


def test_the_page_refuses_a_roll_call_after_the_class(province_client):
    agreement = ProviderAgreementFactory()

    refused = province_client.post(reverse(CLASS_PAGE), class_form(agreement, "2021-06-19"))

    assert [error for errors in refused.context["errors"] for error in errors]
    assert not agreement.classes.exists()


def test_the_page_refuses_an_agreement_without_an_assessment_of_the_provider(province_client):
    provider = TrainingProviderFactory()
    entered = {
        "region": "3701",
        "provider": provider.pk,
        "assessment": AssessmentFactory().pk,
        "agreement_no": "1号",
        "began_on": "2021-03-01",
    }

    refused = province_client.post(reverse("admin:skills_training_provideragreement_add"), entered)

    assert list(refused.context["adminform"].form.errors) == ["assessment"]


def test_a_roll_is_called_on_a_day_of_the_class():
    call = RollCallFactory()
    call.full_clean()
    call.held_on = date(2021, 6, 19)

    with pytest.raises(ValidationError, match="not held on that day"):
        call.full_clean()


def test_no_more_cards_are_checked_than_people_present():
    with pytest.raises(IntegrityError, match="rollcall_checks_only_who_is_there"):
        RollCallFactory(present=9, id_checked=10)


@pytest.mark.parametrize(
    ("changes", "message", "name"),
    [
        pytest.param(
            {"completed": True, "result": "passed"},
            "both scores",
            "result_rests_on_scores",
            id="passed-without-scores",
        ),
        pytest.param(
            {"passed": True, "outcome": "withdrawn"},
            "both scores",
            "result_rests_on_scores",
            id="passed-without-completing",
        ),
        pytest.param(
            {"passed": True, "theory_score": Decimal("100.5")},
            "between 0 and 100",
            "scores_are_out_of_100",
            id="more-than-all-points",
        ),
        pytest.param(
            {"certified": True, "result": "failed"},
            "a test that was passed",
            "certificate_is_earned",
            id="certified-though-failed",
        ),
        pytest.param(
            {"certified": True, "certificate_no": ""},
            "a test that was passed",
            "certificate_is_earned",
            id="certified-without-number",
        ),
    ],
)
def test_results_and_certificates_are_earned(changes, message, name):
    saved = {"skills_class": SkillsClassFactory(), "veteran": VeteranFactory()}

    with pytest.raises(ValidationError, match=message):
        EnrolmentFactory.build(**saved, **changes).full_clean()
    with pytest.raises(IntegrityError, match=name):
        EnrolmentFactory(**saved, **changes)


def test_a_trainee_is_entered_once_per_class():
    enrolment = EnrolmentFactory()

    with pytest.raises(IntegrityError, match="enrolment_once_per_class"):
        EnrolmentFactory(skills_class=enrolment.skills_class, veteran=enrolment.veteran)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        pytest.param({"state": "paid"}, "paid_has_a_day", id="paid-without-a-day"),
        pytest.param({"paid_on": date(2021, 7, 1)}, "paid_has_a_day", id="a-day-but-not-paid"),
        pytest.param({"amount": Decimal("0.00")}, "is_above_zero", id="of-nothing"),
        pytest.param({"headcount": 0}, "is_above_zero", id="for-nobody"),
    ],
)
def test_instalments_that_cannot_be_are_refused_by_the_database(changes, name):
    with pytest.raises(IntegrityError, match=name):
        FeeInstalmentFactory(**changes)


def test_a_class_stays_while_fees_were_claimed_for_it():
    instalment = FeeInstalmentFactory()

    with pytest.raises(IntegrityError):  # ProtectedError is one
        instalment.skills_class.delete()


def test_figures_are_worded_as_the_article_prints_them():
    institutions, attendances = INDICATORS["institutions"], INDICATORS["attendances"]

    assert render(357, institutions.style) == "357家"
    assert render(11_000, attendances.style) == "1.1万人次"
    assert render(11_000, attendances.heading) == "11000人次"
