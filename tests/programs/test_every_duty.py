"""Every duty, found by itself: what waits and what does not on one day, and number = list."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from bureau.desk.duties import duties, waiting
from bureau.staff.models import User
from programs.job_fairs.models import JobFair
from programs.live_recruitment.models import State
from programs.subsidies.models import ServiceStandard
from tests.programs.adaptation_training.factories import AttendanceFactory
from tests.programs.enterprise_liaison.factories import ContactFactory
from tests.programs.findings.factories import FindingFactory
from tests.programs.incubators.factories import TenancyFactory
from tests.programs.job_fairs.factories import JobFairFactory
from tests.programs.live_recruitment.factories import LiveSessionFactory, SessionReadingFactory
from tests.programs.policy_broadcasts.factories import (
    BroadcastFactory,
    TopicFactory,
    TopicReadingFactory,
)
from tests.programs.skills_training.factories import EnrolmentFactory, ProviderAgreementFactory
from tests.programs.star_awards.factories import NominationFactory
from tests.programs.startup_loans.factories import (
    AnnualSettlementFactory,
    InterestSubsidyFactory,
    LoanFactory,
    LoanStandingFactory,
)
from tests.programs.subsidies.factories import (
    THE_DAY,
    BankLineFactory,
    PaymentOrderFactory,
    ReversalFactory,
    ServiceStandardFactory,
    SubsidyFactory,
)
from tests.programs.welfare_posts.factories import (
    ApplicationFactory,
    MonthlyPayFactory,
    PlacementFactory,
)
from tests.signing_in import sign_in
from tests.veterans.factories import EnterpriseFactory, VeteranFactory

pytestmark = pytest.mark.django_db

TODAY = date(2021, 7, 15)  # a Thursday


def days(number):
    return TODAY + timedelta(days=number)


def veteran(**known):
    return VeteranFactory(**known)


def placement(until):
    return PlacementFactory(began_on=days(-900), agreement_until=until)


def left_post(ended_on, reported_on=None):
    return PlacementFactory(ended=True, ended_on=ended_on, vacancy_reported_on=reported_on)


def put_up(notice_until):
    return ApplicationFactory(
        state="in_notice", notice_from=notice_until - timedelta(days=2), notice_until=notice_until
    )


def back(make):
    return make(state="returned", returned_because="缺少证明")


def agreement(agreed_until, **known):
    return ProviderAgreementFactory(agreed_until=agreed_until, **known)


def enterprise(*contacted_on, **known):
    made = EnterpriseFactory(**known)
    for day in contacted_on:
        ContactFactory(enterprise=made, contacted_on=day)
    return made


def topic(*read_on):
    made = TopicFactory()
    for day in read_on:
        TopicReadingFactory(topic=made, read_on=day)
    return made


def unread_session(held_on):
    return LiveSessionFactory(held_on=held_on)


def promise(promises):
    for place, number in promises.items():
        ServiceStandard.objects.filter(region=place).exists() or ServiceStandardFactory(
            region_id=place, days=number
        )


def accepted(accepted_on, promises):
    promise(promises)
    return SubsidyFactory(accepted=True, accepted_on=accepted_on)


def in_state(state, promises):
    promise(promises)
    return SubsidyFactory(**{state: True})


def loan(disbursed_on, **known):
    return LoanFactory(disbursed=True, disbursed_on=disbursed_on, **known)


def irregular_loan(since):
    lent = loan(date(2021, 3, 1))
    return LoanStandingFactory(loan=lent, began_on=since).loan


def claimed_loan(quarter):
    lent = loan(date(2021, 3, 1))
    return InterestSubsidyFactory(loan=lent, quarter=quarter, claimed_on=days(-5)).loan


def nomination(state, notice_until):
    first = notice_until - timedelta(days=6)
    return NominationFactory(
        state=state, notice_from=first, notice_until=notice_until, nominated_on=first
    )


# What waits, and what is just on the other side.
WAITS = {
    "veterans.not_reported_in": [
        lambda: veteran(discharged_on=days(-20)),
        lambda: veteran(discharged_on=days(-200)),
    ],
    "adaptation_training.classes_unfinished": [
        lambda: AttendanceFactory(training_class__ends_on=days(-1)).training_class,
    ],
    "skills_training.agreements_ending": [lambda: agreement(days(1)), lambda: agreement(days(60))],
    "skills_training.classes_unfinished": [
        lambda: EnrolmentFactory(skills_class__ends_on=days(-1)).skills_class,
    ],
    "subsidies.subsidy_accept": [lambda: SubsidyFactory()],
    "subsidies.subsidy_approve": [lambda: accepted(days(-2), {"37": 1})],
    "subsidies.subsidy_review": [lambda: in_state("approved", {"37": 1})],
    "subsidies.subsidy_send": [lambda: in_state("reviewed", {"37": 1})],
    "subsidies.subsidy_hand_in_again": [lambda: SubsidyFactory(returned=True)],
    "subsidies.reversal_agree": [lambda: ReversalFactory()],
    "subsidies.reversal_recover": [lambda: ReversalFactory(state="agreed", decided_on=THE_DAY)],
    "subsidies.unsettled": [lambda: PaymentOrderFactory(state="short", arrived=1)],
    "subsidies.astray": [lambda: BankLineFactory(is_open=True, standing="unmatched")],
    "subsidies.promised": [
        lambda: accepted(days(-2), {"37": 1}),
        lambda: accepted(days(0), {"37": 1}),
    ],
    "startup_loans.loan_approve": [lambda: LoanFactory()],
    "startup_loans.loan_disburse": [lambda: LoanFactory(approved=True)],
    "startup_loans.loan_hand_in_again": [lambda: LoanFactory(returned=True)],
    "startup_loans.interest_unclaimed": [
        lambda: loan(date(2021, 6, 19)),
        lambda: claimed_loan(quarter=1),
        lambda: loan(date(2019, 9, 2), decided_on=date(2019, 9, 2), subsidy_months=24),
        lambda: loan(date(2021, 1, 4), repaid_on=date(2021, 3, 21)),
        lambda: irregular_loan(date(2021, 6, 20)),
    ],
    "startup_loans.interestsubsidy_check": [lambda: InterestSubsidyFactory(claimed_on=TODAY)],
    "startup_loans.interestsubsidy_approve": [lambda: InterestSubsidyFactory(checked=True)],
    "startup_loans.interestsubsidy_pay": [lambda: InterestSubsidyFactory(approved=True)],
    "startup_loans.interestsubsidy_hand_in_again": [lambda: InterestSubsidyFactory(returned=True)],
    "startup_loans.annualsettlement_settle": [lambda: AnnualSettlementFactory()],
    "enterprise_liaison.not_contacted": [
        lambda: enterprise(days(-90)),
        lambda: enterprise(began_on=days(-90)),
    ],
    "policy_broadcasts.readings_overdue": [
        lambda: topic(days(-30)),
        lambda: topic(),
        lambda: topic(days(-300), days(-200)),
    ],
    "policy_broadcasts.broadcasts_past": [lambda: BroadcastFactory(held_on=days(-1))],
    "job_fairs.fairs_past": [
        lambda: JobFairFactory(state=JobFair.State.PLANNED, held_on=date(2021, 6, 25))
    ],
    "live_recruitment.sessions_past": [
        lambda: LiveSessionFactory(state=State.ANNOUNCED, held_on=days(-1))
    ],
    "live_recruitment.sessions_unread": [lambda: unread_session(days(-1))],
    "incubators.tenancies_ending": [
        lambda: TenancyFactory(agreed_until=days(60)),
        lambda: TenancyFactory(agreed_until=days(-100)),
    ],
    "star_awards.nomination_shortlist": [lambda: NominationFactory()],
    "star_awards.nomination_announce": [lambda: NominationFactory(state="shortlisted")],
    "star_awards.nomination_award": [lambda: nomination("in_notice", days(-1))],
    "star_awards.nomination_hand_in_again": [lambda: back(NominationFactory)],
    "welfare_posts.placement_announce": [lambda: ApplicationFactory()],
    "welfare_posts.placement_approve": [lambda: put_up(days(-1))],
    "welfare_posts.placement_take_up": [lambda: PlacementFactory(state="approved")],
    "welfare_posts.placement_hand_in_again": [lambda: back(ApplicationFactory)],
    "welfare_posts.monthlypay_approve": [lambda: MonthlyPayFactory()],
    "welfare_posts.monthlypay_pay": [lambda: MonthlyPayFactory(state="approved")],
    "welfare_posts.monthlypay_hand_in_again": [lambda: back(MonthlyPayFactory)],
    "welfare_posts.agreements_ending": [
        lambda: placement(days(60)),
        lambda: placement(days(-100)),
    ],
    "welfare_posts.vacancies_unreported": [lambda: left_post(days(0)), lambda: left_post(days(-9))],
    "findings.open": [lambda: FindingFactory()],
}
WAITS_NOT = {
    "veterans.not_reported_in": [
        lambda: veteran(discharged_on=days(-19)),
        lambda: veteran(discharged_on=days(-366)),
        lambda: veteran(discharged_on=days(-40), reported_on=days(-1)),
        lambda: veteran(discharged_on=days(-40), died_on=days(-30)),
    ],
    "adaptation_training.classes_unfinished": [
        lambda: AttendanceFactory(training_class__ends_on=days(0)).training_class,
        lambda: AttendanceFactory(completed=True).training_class,
    ],
    "skills_training.agreements_ending": [
        lambda: agreement(days(30), ended_on=days(-1), end_reason="given_up"),
        lambda: agreement(days(61)),
        lambda: agreement(None),
    ],
    "skills_training.classes_unfinished": [
        lambda: EnrolmentFactory(skills_class__ends_on=days(0)).skills_class,
        lambda: EnrolmentFactory(completed=True).skills_class,
    ],
    "subsidies.subsidy_accept": [lambda: SubsidyFactory(accepted=True)],
    "subsidies.subsidy_approve": [lambda: SubsidyFactory(), lambda: in_state("approved", {})],
    "subsidies.subsidy_review": [lambda: in_state("reviewed", {})],
    "subsidies.subsidy_send": [lambda: SubsidyFactory(sent=True)],
    "subsidies.subsidy_hand_in_again": [lambda: SubsidyFactory(accepted=True)],
    "subsidies.reversal_agree": [lambda: ReversalFactory(recovered=True)],
    "subsidies.reversal_recover": [lambda: ReversalFactory()],
    "subsidies.unsettled": [lambda: PaymentOrderFactory()],
    "subsidies.astray": [lambda: BankLineFactory()],
    "subsidies.promised": [
        lambda: accepted(days(-2), {}),
        lambda: SubsidyFactory(paid=True, rule__region_id="37"),
    ],
    "startup_loans.loan_approve": [lambda: LoanFactory(returned=True)],
    "startup_loans.loan_disburse": [lambda: LoanFactory(), lambda: loan(TODAY)],
    "startup_loans.loan_hand_in_again": [lambda: LoanFactory()],
    "startup_loans.interest_unclaimed": [
        lambda: loan(date(2021, 6, 20)),
        lambda: claimed_loan(quarter=2),
        lambda: loan(date(2019, 3, 1), subsidy_months=24, decided_on=date(2019, 3, 1)),
        lambda: loan(date(2021, 1, 4), repaid_on=date(2021, 3, 20)),
        lambda: irregular_loan(date(2021, 6, 19)),
        lambda: LoanFactory(approved=True),
    ],
    "startup_loans.interestsubsidy_check": [lambda: InterestSubsidyFactory(checked=True)],
    "startup_loans.interestsubsidy_approve": [lambda: InterestSubsidyFactory()],
    "startup_loans.interestsubsidy_pay": [lambda: InterestSubsidyFactory(paid=True)],
    "startup_loans.interestsubsidy_hand_in_again": [lambda: InterestSubsidyFactory()],
    "startup_loans.annualsettlement_settle": [
        lambda: AnnualSettlementFactory(settled=True, year=2020)
    ],
    "enterprise_liaison.not_contacted": [
        lambda: enterprise(days(-300), days(-89)),
        lambda: enterprise(began_on=days(-89)),
        lambda: enterprise(ended_on=days(0)),
    ],
    "policy_broadcasts.readings_overdue": [
        lambda: topic(days(-300), days(-29)),
        lambda: topic(days(-366)),
    ],
    "policy_broadcasts.broadcasts_past": [
        lambda: BroadcastFactory(held_on=days(0)),
        lambda: BroadcastFactory(held=True, held_on=days(-1)),
    ],
    "job_fairs.fairs_past": [
        lambda: JobFairFactory(held_on=date(2021, 6, 25)),
        lambda: JobFairFactory(state=JobFair.State.PLANNED, held_on=date(2021, 8, 27)),
    ],
    "live_recruitment.sessions_past": [
        lambda: LiveSessionFactory(state=State.ANNOUNCED, held_on=days(0)),
        lambda: LiveSessionFactory(held_on=days(-1)),
    ],
    "live_recruitment.sessions_unread": [
        lambda: unread_session(days(-366)),
        lambda: LiveSessionFactory(state=State.CANCELLED, held_on=days(-1)),
        lambda: SessionReadingFactory(topic__held_on=days(-9), read_on=days(-1)).topic,
    ],
    "incubators.tenancies_ending": [
        lambda: TenancyFactory(agreed_until=days(61)),
        lambda: TenancyFactory(agreed_until=None),
        lambda: TenancyFactory(agreed_until=days(0), ended_on=days(0)),
    ],
    "star_awards.nomination_shortlist": [lambda: NominationFactory(state="shortlisted")],
    "star_awards.nomination_announce": [lambda: NominationFactory()],
    "star_awards.nomination_hand_in_again": [lambda: NominationFactory()],
    "star_awards.nomination_award": [
        lambda: nomination("in_notice", days(0)),
        lambda: nomination("not_chosen", days(-1)),
    ],
    "welfare_posts.placement_announce": [lambda: put_up(days(-1))],
    "welfare_posts.placement_approve": [
        lambda: put_up(days(0)),
        lambda: PlacementFactory(state="approved"),
    ],
    "welfare_posts.placement_take_up": [lambda: PlacementFactory()],
    "welfare_posts.placement_hand_in_again": [lambda: ApplicationFactory()],
    "welfare_posts.monthlypay_approve": [lambda: MonthlyPayFactory(paid=True)],
    "welfare_posts.monthlypay_pay": [lambda: MonthlyPayFactory()],
    "welfare_posts.monthlypay_hand_in_again": [lambda: MonthlyPayFactory()],
    "welfare_posts.agreements_ending": [
        lambda: placement(days(61)),
        lambda: left_post(days(-100)),
        lambda: ApplicationFactory(agreement_until=days(9)),
    ],
    "welfare_posts.vacancies_unreported": [
        lambda: left_post(days(-366)),
        lambda: left_post(days(-9), reported_on=days(-3)),
        lambda: placement(days(90)),
    ],
    "findings.open": [lambda: FindingFactory(outcome="gone", settled_at=timezone.now())],
}


def each(cases):
    return [
        pytest.param(key, make, id=f"{key}-{number}")
        for key, makes in cases.items()
        for number, make in enumerate(makes)
    ]


def test_every_duty_is_tried_from_both_sides():
    assert set(WAITS) == set(WAITS_NOT) == set(duties())


@pytest.mark.parametrize(("key", "make"), each(WAITS))
def test_what_some_day_calls_for_waits(key, make):
    record = make()

    assert list(duties()[key].records(TODAY)) == [record]


@pytest.mark.parametrize(("key", "make"), each(WAITS_NOT))
def test_what_is_done_or_not_due_yet_does_not_wait(key, make):
    make()

    assert not duties()[key].records(TODAY).exists()


@pytest.mark.parametrize("key", duties())
def test_a_duty_says_when_it_is_due(key):
    WAITS[key][0]()
    duty = duties()[key]

    due = duty.due and duty.records(TODAY).values_list(duty.due, flat=True).get()

    assert due is None or type(due) is date


def test_a_place_is_held_to_the_promise_nearest_to_it():
    accepted(date(2021, 7, 9), {"37": 1, "3701": 10})

    [case] = duties()["subsidies.promised"].records(TODAY)

    assert case.promised_by == date(2021, 7, 23)


def test_days_by_which_things_are_due():
    veteran(discharged_on=days(-200))
    left_post(days(-9))
    accepted(date(2021, 7, 9), {"37": 2})  # a Friday
    loan(date(2021, 6, 18))
    InterestSubsidyFactory(claimed_on=date(2021, 9, 24))  # then 中秋 and 国庆 shift the days
    enterprise(days(-100))
    topic(days(-40))

    due = {
        key: duty.records(TODAY).order_by("pk").values_list(duty.due, flat=True).first()
        for key, duty in duties().items()
        if duty.due
    }

    assert due["veterans.not_reported_in"] == days(-170)
    assert due["welfare_posts.vacancies_unreported"] == days(-4)
    assert due["subsidies.promised"] == date(2021, 7, 13)
    assert due["startup_loans.interest_unclaimed"] == date(2021, 6, 23)  # settled on the 20th
    assert due["startup_loans.interestsubsidy_check"] == date(2021, 9, 30)
    assert due["enterprise_liaison.not_contacted"] == days(-10)
    assert due["policy_broadcasts.readings_overdue"] == days(-10)


@pytest.mark.parametrize("key", duties())
def test_the_number_on_the_home_page_is_that_of_the_list_it_leads_to(key, client, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2021, 7, 15, 2, tzinfo=UTC))
    staff = User.objects.create_user("staff", region_id="37", is_staff=True)
    staff.groups.set(Group.objects.filter(name__in=["clerk", "reviewer", "finance", "payer"]))
    sign_in(client, staff)
    for make in [*WAITS[key], *WAITS_NOT[key]]:
        make()

    home = client.get("/admin/")

    (told,) = [each for each in home.context["waiting"] if each.address.endswith(f"={key}")]
    assert told in waiting(staff, TODAY)
    listed = client.get(told.address).context["cl"].queryset
    assert told.number == listed.count() >= len(WAITS[key])
    assert set(listed) == set(duties()[key].records(TODAY))
