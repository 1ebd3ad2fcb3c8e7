"""The way of a nomination to a star, through the buttons of its page."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError
from django.db.transaction import atomic

from programs.cases.models import Step
from programs.star_awards.models import JuryScore, Nomination, Quota
from tests.bureau.desk.conftest import page
from tests.entering import beginning, entered, said, send
from tests.programs.cases.acting import act, act_on, ask, colleague, moved, today
from tests.programs.star_awards.factories import (
    JuryScoreFactory,
    NominationFactory,
    QuotaFactory,
    SelectionFactory,
)
from tests.veterans.factories import VeteranFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return colleague("city", place="3701")


@pytest.fixture
def province():
    return colleague("province", place="37")


def in_notice(**known):
    """Put up in a notice that is over."""
    notice = {"notice_from": date(2021, 10, 1), "notice_until": date(2021, 10, 7)}
    return NominationFactory(state="in_notice", **notice, **known)


def award(client, *cases):
    """Whether they got their stars."""
    act_on(client, cases, "award", awarded_on="2021-10-28")
    for case in cases:
        case.refresh_from_db()
    return [case.state == "awarded" for case in cases]


# --- the way --------------------------------------------------------------------------------


def test_a_star_goes_from_the_nomination_to_the_award(city, province):
    SelectionFactory()
    merit = {"star": "employment", "unit": "济南公交集团", "deeds": "扎根一线。"}
    case = entered(city, Nomination, veteran=VeteranFactory().pk, nominated_on=today(-30), **merit)

    assert moved(province, case, "shortlist")
    assert moved(province, case, "announce", notice_from=today(-7))
    assert case.notice_until == today(-1)
    assert moved(province, case, "award", awarded_on=today())
    act(city, case, "certificate", certificate_no="SX-001")
    case.refresh_from_db()
    assert case.certificate_no == "SX-001"
    steps = Step.objects.filter(case_id=case.pk).values_list("arrow", "part", "actor")
    assert list(steps) == [
        ("file", "file", "city"),
        ("shortlist", "", "province"),
        ("announce", "", "province"),
        ("award", "approve", "province"),
    ]


def test_what_the_jury_did_not_shortlist_is_put_up_in_no_notice(province):
    assert not moved(province, NominationFactory(), "announce", notice_from="2021-10-01")


@pytest.mark.parametrize(("days_ago", "expected"), [(6, False), (7, True)])
def test_a_star_is_awarded_after_the_seventh_day_of_its_notice(province, days_ago, expected):
    case = NominationFactory(state="shortlisted")
    act(province, case, "announce", notice_from=today(-days_ago))

    assert moved(province, case, "award", awarded_on=today()) is expected


def test_whoever_nominated_does_not_decide(province):
    nominating = colleague("other", place="37")
    SelectionFactory()
    merit = {"star": "employment", "unit": "济南公交集团", "deeds": "扎根一线。"}
    typed = {"veteran": VeteranFactory().pk, "region": "3701", "nominated_on": "2021-08-02"}
    case = entered(nominating, Nomination, selection=SelectionFactory().pk, **typed, **merit)

    assert not moved(nominating, case, "not_choose")
    assert moved(province, case, "not_choose")


def test_what_came_back_is_handed_in_again_and_chosen_anew(city, province):
    case = in_notice()

    assert moved(province, case, "return", returned_because="缺县级审核意见")
    assert (case.notice_from, case.notice_until) == (None, None)
    assert moved(city, case, "hand_in_again")
    assert case.state == "nominated"


def test_votes_are_entered_once_it_is_shortlisted(province):
    early, case = NominationFactory(), NominationFactory(state="shortlisted")

    act_on(province, [early, case], "votes", votes="8312")

    assert set(Nomination.objects.values_list("votes", flat=True)) == {None, 8312}


def test_an_awarded_star_stands(province):
    case = NominationFactory(awarded=True)

    for change in [{"unit": "别处"}, {"awarded_on": date(2021, 11, 1)}, {"state": "in_notice"}]:
        with pytest.raises(IntegrityError, match="case_"), atomic():
            Nomination.objects.filter(pk=case.pk).update(**change)
    assert province.post(page(Nomination, "change", case.pk), {}).status_code == 403


# --- whose it is to decide ------------------------------------------------------------------


@pytest.mark.parametrize("key", ["award", "not_choose"])
def test_of_the_provinces_stars_no_city_decides(city, province, key):
    case = in_notice()
    answers = {"awarded_on": "2021-10-28"} if key == "award" else {}

    answer = act(city, case, key, **answers)

    assert "This is decided at the level of the selection: the province." in (
        answer.content.decode()
    )
    assert moved(province, case, key, **answers)


def test_of_its_own_stars_a_city_decides():
    city = colleague("city", place="3702")
    case = in_notice(selection=SelectionFactory(of_a_city=True), region_id="3702")

    assert moved(city, case, "award", awarded_on="2021-10-28")


# --- the quota ------------------------------------------------------------------------------


def test_no_more_stars_are_awarded_than_a_city_has_places(province):
    quota = QuotaFactory(places=2)
    same = {"selection": quota.selection}
    cases = [in_notice(**same) for _number in range(3)]
    others = [in_notice(star="startup", **same), in_notice(region_id="3702", **same)]

    assert award(province, *cases) == [False, False, False]  # all or none
    assert award(province, *cases[:2], *others) == [True, True, True, True]
    assert award(province, cases[2]) == [False]
    assert "The places of this city for that star are all awarded." in (
        act(province, cases[2], "award", awarded_on="2021-10-28").content.decode()
    )


def test_without_a_quota_there_is_no_limit(province):
    selection = SelectionFactory()

    assert award(province, *[in_notice(selection=selection) for _number in range(3)]) == [True] * 3


def test_the_database_alone_keeps_to_the_quota():
    quota = QuotaFactory(places=1)
    first, second = (in_notice(selection=quota.selection) for _number in range(2))
    awarded = {"state": "awarded", "awarded_on": date(2021, 10, 28)}
    Nomination.objects.filter(pk=first.pk).update(**awarded)

    with pytest.raises(IntegrityError, match="quota_is_used_up"), atomic():
        Nomination.objects.filter(pk=second.pk).update(**awarded)
    with pytest.raises(IntegrityError, match="quota_is_used_up"), atomic():
        NominationFactory(selection=quota.selection, awarded=True)


def test_a_quota_is_not_cut_below_what_is_awarded(province):
    quota = QuotaFactory(places=1)
    NominationFactory(selection=quota.selection, awarded=True)
    change = page(Quota, "change", quota.pk)

    answer = province.post(change, beginning(province.get(change)) | {"places": 0})

    assert said(answer)[0] == {"places": ["More stars of this city are awarded already than that."]}
    with pytest.raises(IntegrityError, match="quota_covers_the_awarded"):
        Quota.objects.filter(pk=quota.pk).update(places=0)


# --- the jury -------------------------------------------------------------------------------


def test_the_list_shows_the_mean_of_the_jury(province):
    case = NominationFactory()
    NominationFactory(selection=case.selection)
    for score in ["90", "91.5", "92"]:
        JuryScoreFactory(nomination=case, score=Decimal(score))

    shown = province.get(page(Nomination, "changelist")).content.decode()

    assert "91.17" in shown


def test_scores_are_entered_on_the_page_of_a_nomination(province):
    case = NominationFactory()
    change = page(Nomination, "change", case.pk)
    row = {"scores-0-juror": "张教授", "scores-0-score": "91.5", "scores-TOTAL_FORMS": 1}

    assert province.post(change, beginning(province.get(change)) | row).status_code == 302
    score = case.scores.get()
    assert (score.juror, score.score, score.region_id) == ("张教授", Decimal("91.50"), "3701")


def test_a_city_scores_no_nomination_of_the_provinces(city):
    case = NominationFactory()
    own = {"selection": SelectionFactory(of_a_city=True, region_id="3701")}
    score = {"juror": "张教授", "score": "91.5"}

    shown = city.get(page(Nomination, "change", case.pk))
    answer = send(city, JuryScore, nomination=case.pk, **score)

    assert "scores-0-juror" not in shown.content.decode()
    assert answer.status_code == 409
    assert "Scores are given while a nomination is judged" in answer.content.decode()
    assert send(city, JuryScore, nomination=NominationFactory(**own).pk, **score).status_code == 302


def test_what_is_decided_is_not_scored_any_more(province):
    case = in_notice()
    answer = send(province, JuryScore, nomination=case.pk, juror="张教授", score="91.5")

    assert answer.status_code == 422
    with pytest.raises(IntegrityError, match="scores_are_given_while_it_is_judged"), atomic():
        JuryScoreFactory(nomination=case)
    score = JuryScoreFactory()
    Nomination.objects.filter(pk=score.nomination_id).update(state="not_chosen")
    with pytest.raises(IntegrityError, match="scores_are_given_while_it_is_judged"), atomic():
        JuryScore.objects.update(score=1)
    with pytest.raises(IntegrityError, match="scores_are_given_while_it_is_judged"), atomic():
        score.delete()


@pytest.mark.parametrize(
    ("values", "broken"),
    [
        ({"score": Decimal("100.01")}, "is_out_of_a_hundred"),
        ({"score": Decimal("-0.01")}, "is_out_of_a_hundred"),
        ({"juror": ""}, "is_of_somebody"),
    ],
)
def test_a_score_is_somebodys_and_out_of_a_hundred(values, broken):
    with pytest.raises(IntegrityError, match=f"juryscore_{broken}"):
        JuryScoreFactory(**values)


def test_a_juror_scores_a_nomination_once():
    score = JuryScoreFactory()

    with pytest.raises(IntegrityError, match="juryscore_one_of_each_juror"):
        JuryScoreFactory(nomination=score.nomination, juror=score.juror)


def test_whoever_decides_reads_what_is_unusual_first(province):
    case = in_notice(veteran__region_id="370202")

    shown = ask(province, [case], "award").content.decode()

    assert "outside the city that nominates" in shown
