"""What single ledgers do beyond the rules that hold for every one."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model

from bureau.ledgers.judging import CHANGED, NEW, SAME, WRONG
from bureau.ledgers.ledger import Ledger, named
from bureau.ledgers.naming import Named
from programs.policy_broadcasts.models import Video
from programs.startup_loans.models import Kind
from tests.ledgers import read, typed
from tests.programs.adaptation_training.factories import AttendanceFactory, TrainingClassFactory
from tests.programs.contests.factories import EntryFactory, TrackFactory
from tests.programs.enterprise_liaison.factories import ContactFactory
from tests.programs.incubators.factories import TenancyFactory
from tests.programs.job_fairs.factories import VisitFactory
from tests.programs.policy_broadcasts.factories import TopicFactory, VideoFactory
from tests.programs.startup_loans.factories import LoanFactory, LoanRuleFactory
from tests.programs.subsidies.factories import SubsidyFactory
from tests.programs.welfare_posts.factories import (
    ApplicationFactory,
    MonthlyPayFactory,
    PlacementFactory,
)
from tests.veterans.factories import EnterpriseFactory


@pytest.fixture(autouse=True)
def clerk(db):
    return get_user_model().objects.create_user("clerk", pk=1, region_id="37")


def row_of(name, record, **cells):
    """What a clerk types for a record that is not there any more."""
    row = typed(named(name), record)
    record.delete()
    return row | cells


def boxes(found, row=2):
    return [(problem.box, problem.code) for problem in found.told(row)]


# What tells a row's record where part of its key is empty.


def test_a_loan_of_a_firm_is_known_again_by_the_firm():
    loan = LoanFactory.create(to_a_firm=True)
    row = typed(named("startup_loans"), loan)

    found = read(named("startup_loans"), [row | {"purpose": "购置车辆"}])

    assert found.standings == [CHANGED]
    loan.refresh_from_db()
    assert loan.purpose == "购置车辆"


def test_a_firm_and_its_founder_may_apply_on_one_day():
    firm = LoanFactory.create(to_a_firm=True)
    founder = row_of("startup_loans", LoanFactory.create(veteran=firm.enterprise.founder))

    found = read(named("startup_loans"), [founder, typed(named("startup_loans"), firm)])

    assert found.standings == [NEW, SAME]
    assert found.problems == []


def test_a_loan_to_a_firm_that_names_none_is_told_so_and_not_doubted():
    LoanRuleFactory.create(kind=Kind.STARTUP_MICRO)
    row = row_of("startup_loans", LoanFactory.create(), kind="小微企业")
    row |= {"veteran.id_number": "", "veteran.name": ""}

    found = read(named("startup_loans"), [row])

    assert "A personal loan is borrowed by a veteran" in found.told(2)[0].sentence


def test_a_dependant_is_known_again_by_name():
    visit = VisitFactory.create(by_dependant=True)
    row = typed(named("job_fairs"), visit)

    found = read(named("job_fairs"), [row, row | {"name": "李秀兰"}])

    assert found.standings == [SAME, NEW]
    assert found.written == 1


def test_who_was_refused_may_apply_anew():
    subsidy = SubsidyFactory.create(refused=True)
    row = typed(named("subsidies"), subsidy)

    found = read(named("subsidies"), [row])

    assert found.standings == [NEW]
    assert found.written == 1


# How other records are named.


def test_a_track_is_told_apart_by_its_contest():
    track = TrackFactory.create(title="新兴产业")
    other = TrackFactory.create(title="新兴产业")
    row = row_of("contests", EntryFactory.create(track=track))

    found = read(named("contests"), [row, row | {"track.contest.edition": other.contest.edition}])

    assert found.problems == []
    assert [line.record.track for line in found.lines] == [track, other]


def test_what_is_called_alike_is_not_guessed_at():
    tenancy = TenancyFactory.create()
    row = row_of("incubators", tenancy)
    type(tenancy.incubator).objects.create(
        region_id="3701",
        name=tenancy.incubator.name,
        address="经十路2号",
        area=900,
        operator="济南鲁军企业孵化器有限公司",
        person_in_charge="王建军",
        phone="0531-88888888",
        began_on=date(2020, 3, 1),
    )

    found = read(named("incubators"), [row], "3701")

    assert boxes(found) == [("incubator.name", "unknown")]
    assert "several" in found.told(2)[0].sentence


def test_half_of_what_names_a_record_names_none():
    """Also where the record need not be named at all."""
    ledger = Ledger(
        model=Video,
        key=("region", "column", "title"),
        columns=(
            Named("topic", by=("name", "platform"), labels={"platform": "专题平台"}),
            *("column", "title", "published_on", "platform"),
        ),
    )
    video = VideoFactory.create(region_id="370102", topic=TopicFactory.create())
    row = typed(ledger, video)
    video.delete()

    found = read(ledger, [row | {"topic.platform": ""}, row])

    assert found.standings == [WRONG, NEW]
    assert boxes(found) == [("topic.platform", "required")]


def test_a_class_of_another_county_takes_nobody_of_ours():
    elsewhere = TrainingClassFactory.create(region_id="370103")
    row = row_of("adaptation_training", AttendanceFactory.create())
    row |= {
        "training_class.title": elsewhere.title,
        "training_class.starts_on": elsewhere.starts_on,
    }

    found = read(named("adaptation_training"), [row])

    assert boxes(found) == [("training_class.title", "unknown")]


def test_a_firm_called_otherwise_is_asked_about():
    row = row_of("enterprise_liaison", ContactFactory.create())

    found = read(named("enterprise_liaison"), [row | {"enterprise.name": "别的公司"}])

    assert boxes(found) == [("enterprise.name", "inconsistent")]


def test_who_is_called_otherwise_is_asked_about():
    row = row_of("adaptation_training", AttendanceFactory.create())

    found = read(named("adaptation_training"), [row | {"veteran.name": "别人"}])

    assert boxes(found) == [("veteran.name", "inconsistent")]


def test_a_firm_founded_elsewhere_is_known_once_it_is_opened():
    """The register of another county is closed to this one."""
    founder = EnterpriseFactory.create(region_id="370202")
    row = row_of("enterprise_liaison", ContactFactory.create())
    row |= {"enterprise.credit_code": founder.credit_code, "enterprise.name": founder.name}

    found = read(named("enterprise_liaison"), [row])

    assert boxes(found) == [("enterprise.credit_code", "unknown")]


# Pay of posts: named by who holds the post, for a month.


@pytest.mark.parametrize("month", ["2021-03", "2021年3月", "202103", "2021/3", date(2021, 3, 17)])
def test_a_month_is_kept_as_its_first_day(month):
    row = row_of("welfare_posts.monthlypay", MonthlyPayFactory.create(), month=month)

    found = read(named("welfare_posts.monthlypay"), [row])

    assert found.problems == []
    assert found.lines[0].record.month == date(2021, 3, 1)


def test_the_same_month_written_otherwise_is_the_same():
    row = typed(named("welfare_posts.monthlypay"), MonthlyPayFactory.create())

    found = read(named("welfare_posts.monthlypay"), [row | {"month": "2021年3月"}])

    assert found.standings == [SAME]


def test_nobody_is_paid_who_holds_no_post():
    row = row_of("welfare_posts.monthlypay", MonthlyPayFactory.create())
    applicant = ApplicationFactory.create().veteran
    applicant.refresh_from_db()
    row |= {
        "placement.id_number": applicant.id_number.reveal(),
        "placement.name": applicant.name,
    }

    found = read(named("welfare_posts.monthlypay"), [row])

    assert boxes(found) == [("placement.id_number", "unknown")]


def test_of_two_posts_none_is_guessed_at():
    pay = MonthlyPayFactory.create(placement__ended=True)
    row = row_of("welfare_posts.monthlypay", pay)
    PlacementFactory.create(veteran=pay.placement.veteran, began_on=date(2021, 9, 1))

    found = read(named("welfare_posts.monthlypay"), [row])

    assert found.standings == [WRONG]
    assert "several" in found.told(2)[0].sentence
