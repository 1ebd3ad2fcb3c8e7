"""What clerks need not type about fairs, booths and visits, and what they are asked about."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from programs.job_fairs.models import Booth, JobFair, Visit
from tests.bureau.desk.conftest import make_clerk
from tests.entering import entered, said, send
from tests.programs.job_fairs.factories import BoothFactory, JobFairFactory, VisitFactory
from tests.veterans.factories import EnterpriseFactory, VeteranFactory, new_credit_code

pytestmark = pytest.mark.django_db

FESTIVAL = date(2020, 6, 26)  # 端午


@pytest.fixture
def desk(client):
    client.force_login(make_clerk("clerk", "370102"))
    return client


def doubts(record):
    return [doubt.code for doubt in record.doubts()]


# A fair.


def test_a_fair_needs_only_its_day(desk):
    fair = entered(desk, JobFair, held_on="2021-06-25")

    assert (fair.region_id, fair.level, fair.state) == ("370102", "county", "planned")
    assert fair.title == "历下区2021年06月“军岗日”退役军人专场招聘会"
    assert fair.venue == "历下区人力资源市场"


def test_a_moved_date_needs_a_reason_and_the_message_is_at_its_field(desk):
    answer = send(desk, JobFair, held_on="2020-06-19")

    errors, _doubts = said(answer)
    assert list(errors) == ["moved_because"]
    assert "say why the fair was moved" in str(errors["moved_because"])
    with pytest.raises(IntegrityError, match="jobfair_is_on_a_job_day_or_says_why"):
        JobFairFactory(held_on=date(2020, 6, 19))


def test_a_fair_moved_to_another_job_day_needs_a_reason_too():
    fair = JobFairFactory(held_on=date(2021, 6, 25))
    fair.held_on = date(2021, 8, 27)

    with pytest.raises(ValidationError, match="announced for 25 June 2021: say why") as refusal:
        fair.fill()

    assert list(refusal.value.message_dict) == ["moved_because"]
    fair.moved_because = "疫情防控"
    fair.fill()


def test_a_fair_ahead_cannot_have_been_held():
    tomorrow = timezone.localdate() + timedelta(days=1)
    ahead = {"held_on": tomorrow, "moved_because": "试算"}

    with pytest.raises(ValidationError, match="cannot have been held"):
        JobFairFactory.build(**ahead).full_clean()
    with pytest.raises(IntegrityError, match="jobfair_was_held_when_it_says"):
        JobFairFactory(**ahead)


def test_a_fair_of_today_can_have_been_held_and_one_ahead_be_planned():
    today = timezone.localdate()

    JobFairFactory(held_on=today, moved_because="试算")
    JobFairFactory(held_on=today + timedelta(days=1), moved_because="试算", state="planned")


def test_filling_in_leaves_alone_what_was_typed():
    JobFairFactory(venue="泉城广场")
    fair = JobFair(region_id="370102", held_on=date(2021, 8, 27), title="专场", level="city")

    fair.fill()

    assert (fair.title, fair.level, fair.venue) == ("专场", "city", "泉城广场")


def test_a_fair_on_a_holiday_is_doubted():
    [doubt] = JobFairFactory.build(held_on=FESTIVAL).doubts()

    assert doubt.code == "on_a_holiday"
    assert "26 June 2020 is a holiday (Dragon Boat Festival)" in doubt.sentence
    assert doubts(JobFairFactory.build(held_on=date(2098, 6, 27))) == []


def test_a_second_fair_for_a_job_day_is_doubted():
    first = JobFairFactory()
    moved = {"held_on": date(2021, 7, 2), "moved_because": "高考"}

    assert doubts(first) == []
    assert doubts(JobFairFactory.build(**moved)) == ["second_fair"]
    assert doubts(JobFairFactory.build(region_id="370103")) == []
    assert doubts(JobFairFactory.build(held_on=date(2021, 8, 27))) == []


# A booth.


def test_the_register_knows_an_employer_by_the_credit_code(desk):
    enterprise = EnterpriseFactory(name="济南老兵物流有限公司")
    BoothFactory(credit_code=enterprise.credit_code, employer="老兵物流")
    fair = JobFairFactory()

    booth = entered(
        desk, Booth, fair=fair.pk, credit_code=enterprise.credit_code, posts_offered="12"
    )

    assert booth.employer == "济南老兵物流有限公司"


def test_an_earlier_booth_knows_an_employer_of_no_register(desk):
    earlier = BoothFactory(employer="山东鲁信安保有限公司")
    fair = JobFairFactory(held_on=date(2021, 8, 27))

    booth = entered(desk, Booth, fair=fair.pk, credit_code=earlier.credit_code, posts_offered="12")

    assert booth.employer == "山东鲁信安保有限公司"


def test_an_employer_never_seen_before_has_to_be_named(desk):
    fair = JobFairFactory()

    answer = send(
        desk, Booth, fair=fair.pk, credit_code=new_credit_code(98_765), posts_offered="12"
    )

    assert list(said(answer)[0]) == ["employer"]


@pytest.mark.parametrize(
    ("numbers", "doubted"),
    [
        ({"posts_offered": 500}, []),
        ({"posts_offered": 501}, ["many_posts"]),
        ({"lowest_pay": 1500, "highest_pay": 50_000}, []),
        ({"lowest_pay": 1499, "highest_pay": 3000}, ["odd_pay"]),
        ({"lowest_pay": 4000, "highest_pay": 50_001}, ["odd_pay"]),
    ],
)
def test_booths_of_unusual_numbers_are_doubted(numbers, doubted):
    assert doubts(BoothFactory.build(**numbers)) == doubted


# A visit.


def test_a_visit_of_a_known_person_needs_the_fair_and_the_person(desk):
    visit = entered(desk, Visit, fair=JobFairFactory().pk, veteran=VeteranFactory().pk)

    assert (visit.visitor, visit.region_id, visit.state) == ("veteran", "370102", "held")


def test_whoever_is_named_is_a_dependant_and_whoever_signed_had_an_intent(desk):
    visit = entered(
        desk,
        Visit,
        fair=JobFairFactory().pk,
        name="王秀英",
        post="安全员",
        signed_on="2021-07-01",
    )

    assert (visit.visitor, visit.intent) == ("dependant", True)


@pytest.mark.parametrize(
    ("signed_on", "doubted"),
    [
        pytest.param(None, [], id="not-signed"),
        pytest.param(date(2021, 6, 25), [], id="at-the-fair"),
        pytest.param(date(2021, 6, 24), ["signed_at_an_odd_time"], id="before-it"),
        pytest.param(date(2021, 9, 23), [], id="ninety-days-after"),
        pytest.param(date(2021, 9, 24), ["signed_at_an_odd_time"], id="later"),
    ],
)
def test_contracts_of_unusual_days_are_doubted(signed_on, doubted):
    assert doubts(VisitFactory(intent=True, post="安全员", signed_on=signed_on)) == doubted


def test_a_visitor_who_was_still_serving_is_doubted():
    serving = VeteranFactory(discharged_on=date(2021, 6, 26))

    assert doubts(VisitFactory(veteran=serving)) == ["still_serving"]
    assert doubts(VisitFactory(by_dependant=True)) == []
