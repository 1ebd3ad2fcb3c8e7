"""From the opening of a year to what is restated of it, as its people do it."""

import re
from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

from bureau.base.models import Reopening, ReportYear
from bureau.base.scope import EVERYWHERE, scope
from bureau.years import acts, nightly, publishing
from bureau.years.models import Confirmation, Mismatch, Restatement
from programs.subsidies.models import Subsidy
from tests.bureau.years.conftest import make, shut
from tests.programs.adaptation_training.factories import AttendanceFactory, TrainingClassFactory
from tests.programs.subsidies.factories import SubsidyFactory
from tests.signing_in import sign_in
from veterans.models import Region

pytestmark = pytest.mark.django_db

CODE = "adaptation_training.attendances"
State = ReportYear.State


@pytest.fixture
def training_class():
    return TrainingClassFactory()


@pytest.fixture
def attendances(training_class):
    return AttendanceFactory.create_batch(3, training_class=training_class, completed=True)


def state():
    return ReportYear.objects.get(year=2021).state


def reopen(first, second, place="370102", line=""):
    asked = acts.reopen(
        2021,
        first,
        region=Region.objects.get(pk=place),
        line=line,
        reason="补录迟报名单",
        ends_at=timezone.now() + timedelta(days=3),
    )
    acts.agree(asked, second)
    return asked


def test_a_year_is_opened_once(client, first):
    sign_in(client, first)

    opened = client.post(reverse("year-step", args=[2020, "open"]))
    again = client.post(reverse("year-step", args=[2020, "open"]))

    assert (opened.status_code, again.status_code) == (302, 409)
    assert 2020 in ReportYear.known()


def test_a_year_is_closed_by_two_people(first, second):
    acts.begin_closing(2021, first)

    with pytest.raises(acts.Refused, match="another person"):
        acts.close(2021, first, "无一确认")
    acts.close(2021, second, "无一确认")

    assert state() == State.CLOSED


def test_whoever_has_not_confirmed_is_missed(first, second):
    acts.begin_closing(2021, first)

    with pytest.raises(acts.Refused, match="152 places"):
        acts.close(2021, second)

    assert state() == State.CLOSING


def test_a_closing_can_be_taken_back(first):
    acts.begin_closing(2021, first)
    acts.take_back(2021, first, "还有县区未报")

    assert state() == State.OPEN


def test_a_year_that_is_not_over_is_not_closed(first):
    this_year = timezone.localdate().year
    ReportYear.open(this_year)

    with pytest.raises(acts.Refused, match="not over"):
        acts.begin_closing(this_year, first)


def test_a_place_confirms_its_own_figures(attendances, client):
    reviewer = make("reviewer", "370102", "reviewer")
    sign_in(client, reviewer)

    page = client.get(reverse("year-confirm", args=[2021]))
    answer = client.post(reverse("year-confirm", args=[2021]))

    assert "370102" not in page.content.decode()  # by its name
    assert answer.status_code == 302
    confirmed = Confirmation.objects.get()
    assert (confirmed.region_id, confirmed.user) == ("370102", reviewer)
    assert confirmed.values[CODE] == "3"


def test_what_changed_since_it_was_confirmed_is_told(attendances, training_class, first):
    acts.confirm(2021, Region.objects.get(pk="370102"), make("r", "370102", "reviewer"), {}, [])
    AttendanceFactory(training_class=training_class, completed=True)

    place = next(each for each in acts.places(2021) if each.region.code == "370102")

    assert CODE in place.changed_since
    assert not place.is_ready


def test_an_unusual_figure_is_confirmed_with_an_explanation(training_class, client):
    AttendanceFactory.create_batch(7, training_class=training_class, completed=True)
    ReportYear.open(2020)
    sign_in(client, make("reviewer", "370102", "reviewer"))

    silent = client.post(reverse("year-confirm", args=[2021]))
    page = client.get(reverse("year-confirm", args=[2021])).content.decode()
    asked = re.findall('<input type="text"[^>]* name="([^"]+)"', page)
    said = dict.fromkeys(asked, "秋季退役人数增加")
    explained = client.post(reverse("year-confirm", args=[2021]), said)

    assert silent.status_code == 409
    assert CODE in asked
    assert explained.status_code == 302
    assert Confirmation.objects.get().explanations == said


def test_published_stays_published_and_the_difference_is_named(
    attendances, training_class, first, second, closed_year, template
):
    publication = acts.publish(2021, first)
    reopen(first, second)
    with scope("370102", by={"user": first.pk, "username": "first"}):
        late = AttendanceFactory(training_class=training_class, completed=True)
    nightly.look_again()

    mismatch = Mismatch.objects.get(kind="published", code=CODE)
    line = next(each for each in publishing.compared(2021) if each.figure.code == CODE)

    named = [record["record"] for record in mismatch.details["records"]]
    assert named == [f"adaptation_training.attendance {late.pk}"]
    assert line.frozen.value == 3
    assert line.figure.value == 4
    assert [change["what"] for change in line.changes] == ["came"]
    assert [change["who"] for change in line.changes] == ["first"]
    assert "3人次" in str(publication.article)

    restatement = acts.restate(2021, CODE, first, "迟报一名")
    with pytest.raises(acts.Refused, match="Another person"):
        acts.approve(restatement, first)
    acts.approve(restatement, second)
    nightly.look_again()

    restatement.refresh_from_db()
    line = next(each for each in publishing.compared(2021) if each.figure.code == CODE)
    assert (restatement.old, restatement.new) == (3, 4)
    assert not line.differs
    assert not Mismatch.objects.filter(kind="published", code=CODE).exists()
    block = next(each for each in publishing.article(2021) if each["restatements"])
    assert block["restatements"] == [restatement]
    assert "3人次" in str(block["heading"])


def test_a_subsidy_that_was_paid_late_is_named_and_no_other(first, second, template):
    with scope(EVERYWHERE, by={"command": "test"}):
        SubsidyFactory.create_batch(2, paid=True)
        late = SubsidyFactory(sent=True)
    shut(2021, first, second)
    acts.publish(2021, first)
    reopen(first, second, line="subsidies")
    with scope(EVERYWHERE, by={"command": "bank"}):
        Subsidy.objects.filter(pk=late.pk).update(state="paid", paid_on=date(2021, 6, 30))
    nightly.look_again()

    found = Mismatch.objects.filter(kind="published")

    assert {"subsidies.persons", "subsidies.amount"} <= {each.code for each in found}
    for mismatch in found:
        [record] = mismatch.details["records"]
        assert record["record"] == f"subsidies.subsidy {late.pk}"
        assert (record["what"], record["who"]) == ("came", "bank")
    line = next(
        each for each in publishing.compared(2021) if each.figure.code == "subsidies.persons"
    )
    assert (line.frozen.text, line.figure.text) == ("2名", "3名")


def test_a_record_that_left_or_changed_is_named_too(
    attendances, first, second, closed_year, template
):
    acts.publish(2021, first)
    reopen(first, second)
    gone, changed, _kept = attendances
    gone_key = gone.pk
    gone.delete()
    type(changed).objects.filter(pk=changed.pk).update(outcome="withdrawn")

    line = next(each for each in publishing.compared(2021) if each.figure.code == CODE)

    assert {(each["record"].split()[1], each["what"]) for each in line.changes} == {
        (str(gone_key), "left"),
        (str(changed.pk), "left"),
    }


def test_what_was_published_is_changed_by_nobody(first, closed_year, template):
    publication = acts.publish(2021, first)

    for change in (
        lambda: publication.figures.update(value=7),
        lambda: publication.figures.filter(code=CODE).delete(),
        lambda: type(publication).objects.update(article=[]),
    ):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            change()


def test_a_year_that_is_reopened_is_not_published(first, second, closed_year, template):
    reopen(first, second)

    with pytest.raises(acts.Refused, match="reopened"):
        acts.publish(2021, first)


def test_an_article_with_problems_is_not_published(first, closed_year):
    with pytest.raises(acts.Refused, match="problems"):
        acts.publish(2021, first)  # the article of 2021 names cities that no record names

    assert state() == State.CLOSED


def test_a_reopening_is_agreed_to_by_another_person(first, second, closed_year):
    asked = acts.reopen(
        2021,
        first,
        region=Region.objects.get(pk="37"),
        line="",
        reason="补录",
        ends_at=timezone.now() + timedelta(days=1),
    )

    with pytest.raises(acts.Refused, match="Another person"):
        acts.agree(asked, first)
    assert not Reopening.objects.in_force().exists()

    acts.agree(asked, second)
    assert Reopening.objects.in_force().exists()

    acts.end(asked, first)
    assert not Reopening.objects.in_force().exists()


def test_a_reopening_lasts_a_month_at_most(first, closed_year):
    with pytest.raises(acts.Refused, match="30 days"):
        acts.reopen(
            2021,
            first,
            region=Region.objects.get(pk="37"),
            line="",
            reason="补录",
            ends_at=timezone.now() + timedelta(days=40),
        )


def test_managers_of_a_city_close_nothing(client):
    sign_in(client, make("city", "3701", "manager"))

    answer = client.post(reverse("year-step", args=[2021, "begin"]))

    assert answer.status_code == 403
    assert state() == State.OPEN


def test_the_pages_tell_the_year_s_way(
    client, attendances, training_class, first, second, template
):
    sign_in(client, first)
    client.post(reverse("year-step", args=[2021, "begin"]))
    sign_in(client, second)
    refused = client.post(reverse("year-step", args=[2021, "close"]), {"despite": ""})
    client.post(reverse("year-step", args=[2021, "close"]), {"despite": "县区已电话确认"})
    client.post(reverse("year-step", args=[2021, "publish"]))
    asked = {"region": "370102", "line": "adaptation_training", "reason": "补录迟报"}
    tomorrow = timezone.localdate() + timedelta(days=1)
    client.post(reverse("year-reopen", args=[2021]), asked | {"until": f"{tomorrow}"})
    sign_in(client, first)
    reopening = Reopening.objects.get()
    client.post(reverse("year-reopening", args=[2021, reopening.pk, "agree"]))
    with scope(EVERYWHERE):
        AttendanceFactory(training_class=training_class, completed=True)
    client.post(reverse("year-restate", args=[2021]), {"code": CODE, "reason": "迟报"})
    sign_in(client, second)
    client.post(reverse("year-restatement", args=[2021, Restatement.objects.get().pk]))

    life = client.get(reverse("year-life", args=[2021])).content.decode()
    published = client.get(reverse("year-published", args=[2021])).content.decode()

    assert refused.status_code == 409
    assert state() == State.PUBLISHED
    assert "县区已电话确认" in life
    assert "3人次" in published
    assert "4人次" in published
    assert "迟报" in published
