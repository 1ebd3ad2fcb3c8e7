"""One record more or less changes exactly the sentences that use it, and in them the very words."""

import re
from datetime import date

import pytest

from bureau.report.models import ReportTemplate
from bureau.summary.summarise import summarise
from tests.programs.adaptation_training.factories import AttendanceFactory
from tests.programs.advanced_study.factories import ParticipationFactory
from tests.programs.border_aid.factories import DonationFactory, OnlineClassFactory
from tests.programs.contests.factories import EntryFactory, TrackFactory
from tests.programs.degree_upgrades.factories import AdmissionFactory
from tests.programs.enterprise_liaison.factories import ContactFactory, LiaisonAppointmentFactory
from tests.programs.incubators.factories import (
    IncubatorFactory,
    ProvincialCentreFactory,
    TenancyFactory,
)
from tests.programs.job_fairs.factories import BoothFactory, VisitFactory
from tests.programs.live_recruitment.factories import RecruiterFactory, SessionReadingFactory
from tests.programs.pilot_sites.factories import PilotSiteFactory
from tests.programs.policy_broadcasts.factories import (
    BroadcastFactory,
    TopicReadingFactory,
    VideoFactory,
)
from tests.programs.skills_training.factories import EnrolmentFactory, ProviderAgreementFactory
from tests.programs.star_awards.factories import NominationFactory
from tests.programs.startup_loans.factories import InterestSubsidyFactory, LoanFactory
from tests.programs.subsidies.factories import ServiceStandardFactory, SubsidyFactory
from tests.programs.teaching_resources.factories import SelectionFactory
from tests.programs.welfare_posts.factories import ApplicationFactory, PlacementFactory
from tests.veterans.factories import EnterpriseFactory, EnterpriseJobsFactory, VeteranFactory

pytestmark = pytest.mark.django_db

PRINTED = 46  # figures of the report of 2021
TRAINED = {"◆适应培训◆1人次", "全年帮助1人次退役军人了解政策"}
CONTRACTED = "经评估与1家单位签订承训协议"  # of a class's provider, made on the way
LENT = {"各经办银行全年累计放款1笔", "15万元"}
FIRM = {"◆军创服务◆0次、1家、0名", "年末在册军创企业1家"}  # of every firm made on the way
BASE = "年末建有退役军人创业孵化基地1家"
TRACK = "第二届退役军人创新创业大赛设现代农业一个赛道"
MADE = {  # what makes a record, and all that the article, which told of nothing, says anew
    "attendance": (lambda: AttendanceFactory(completed=True), TRAINED),
    "withdrawal": (lambda: AttendanceFactory(outcome="withdrawn"), set()),
    "master's student": (
        lambda: AdmissionFactory(confirmed=True, kind="masters"),
        {"◆学历赋能◆1人、0人、0人", "退役军人考取硕士研究生1人"},
    ),
    "bachelor's student": (
        lambda: AdmissionFactory(confirmed=True, kind="bachelor_upgrade"),
        {"◆学历赋能◆0人、1人、0人", "专升本1人"},
    ),
    "college student": (
        lambda: AdmissionFactory(confirmed=True, kind="vocational_college"),
        {"◆学历赋能◆0人、0人、1人", "高职(专科)1人"},
    ),
    "student of an unsigned list": (AdmissionFactory, set()),
    "agreement": (ProviderAgreementFactory, {"◆技能提升◆1家、0人次", CONTRACTED}),
    "enrolment": (
        lambda: EnrolmentFactory(completed=True),
        {"◆技能提升◆1家、1人次", CONTRACTED, "开展技能培训1人次"},
    ),
    "teaching case": (
        lambda: SelectionFactory(selected=True),
        {"◆优质资源◆1件、0个、0人、0家", "优秀教学案例1件"},
    ),
    "course": (
        lambda: SelectionFactory(selected=True, course=True),
        {"◆优质资源◆0件、1个、0人、0家", "优质课程资源1个"},
    ),
    "trainer": (
        lambda: SelectionFactory(selected=True, kind="trainer"),
        {"◆优质资源◆0件、0个、1人、0家", "优秀培训讲师1人"},
    ),
    "institution": (
        lambda: SelectionFactory(selected=True, institution=True),
        {"◆优质资源◆0件、0个、0人、1家", "优质承训机构1家"},
    ),
    "nominated case": (SelectionFactory, set()),
    "participation": (
        lambda: ParticipationFactory(completed=True),
        {"◆高端研修◆1人次", "共有1人次参加研修", *FIRM},
    ),
    "subsidy": (
        lambda: SubsidyFactory(paid=True),
        {"◆经济补助◆1名、9000元", "全年发放1名自主就业退役士兵", "共9000元"},
    ),
    "refused subsidy": (lambda: SubsidyFactory(refused=True), set()),
    "promise": (
        ServiceStandardFactory,
        {"一次性经济补助由受理到到账按1个工作日承诺办理"},
    ),
    "loan": (lambda: LoanFactory(disbursed=True), {"◆创业贷款◆1笔、15万元、0元", *LENT}),
    "loan to a firm": (
        lambda: LoanFactory(disbursed=True, to_a_firm=True),
        {"◆创业贷款◆1笔、15万元、0元", *LENT, *FIRM},
    ),
    "refused loan": (lambda: LoanFactory(refused=True), set()),
    "interest subsidy": (
        lambda: InterestSubsidyFactory(paid=True),
        {"◆创业贷款◆1笔、15万元、1840元", *LENT, "财政给予贴息1840元"},
    ),
    "liaison officer": (
        LiaisonAppointmentFactory,
        {"一名联络员走访联系军创企业0次"},
    ),
    "contact": (
        ContactFactory,
        {"◆军创服务◆1次、1家、0名", "一名联络员走访联系军创企业1次", "年末在册军创企业1家"},
    ),
    "firm": (EnterpriseFactory, FIRM),
    "closed firm": (lambda: EnterpriseFactory(closed=True), set()),
    "jobs": (
        EnterpriseJobsFactory,
        {"◆军创服务◆0次、1家、3名", "年末在册军创企业1家", "带动3名退役军人就业创业"},
    ),
    "video": (
        VideoFactory,
        {"◆政策直播◆1个、0次、无数据", "就业创业大讲堂发布视频1个"},
    ),
    "broadcast": (
        lambda: BroadcastFactory(held=True),
        {"◆政策直播◆0个、1次、无数据", "举办直播1次"},
    ),
    "announced broadcast": (BroadcastFactory, set()),
    "reading of a topic": (
        TopicReadingFactory,
        {"◆政策直播◆0个、0次、1000人次", "专题阅读量1000人次"},
    ),
    "online class": (
        lambda: OnlineClassFactory(held=True),
        {
            "◆援疆援藏◆1900人、0元",
            "为对口支援地区退役军人举办一期电商创业线上培训",
            "1900人在线学习",
        },
    ),
    "planned class": (OnlineClassFactory, set()),
    "donation": (
        lambda: DonationFactory(paid=True),
        {"◆援疆援藏◆0人、5万元", "济南等一市捐款5万元"},
    ),
    "promised donation": (DonationFactory, set()),
    "donation of goods": (lambda: DonationFactory(paid=True, goods=True), set()),
    "booth": (
        BoothFactory,
        {"◆“军岗”招聘◆1家、20个、0名", "1家企业带来20个岗位"},
    ),
    "booth of a cancelled fair": (lambda: BoothFactory(fair__state="cancelled"), set()),
    "visit": (
        VisitFactory,
        {"◆“军岗”招聘◆0家、0个、1名", "1名退役军人到场应聘"},
    ),
    "visit of a dependant": (lambda: VisitFactory(by_dependant=True), set()),
    "recruiter": (
        lambda: RecruiterFactory(enterprise_name="信和物业"),
        {"线上专场由信和物业1家企业进入直播间招聘"},
    ),
    "recruiter of an announced session": (
        lambda: RecruiterFactory(session__state="announced"),
        set(),
    ),
    "reading of a session": (
        SessionReadingFactory,
        {"◆云端求职◆1000人次", "观看1000人次"},
    ),
    "incubator": (IncubatorFactory, {"◆聚焦战略◆0大经济圈、1家、0家", BASE}),
    "provincial centre": (
        lambda: ProvincialCentreFactory(incubator__region_id="3701"),
        {"◆聚焦战略◆一大经济圈、1家、0家", "围绕一大经济圈在济南设立省级孵化中心", BASE},
    ),
    "tenancy": (
        TenancyFactory,
        {"◆聚焦战略◆0大经济圈、1家、1家", BASE, "在孵军创企业1家", *FIRM},
    ),
    "training base": (
        lambda: PilotSiteFactory(approved=True, name="沂源培训基地"),
        {"◆创新探索◆1基地、0指导站", "新设沂源培训基地"},
    ),
    "guidance station": (
        lambda: PilotSiteFactory(approved=True, guidance_station=True, name="沂源指导站"),
        {"◆创新探索◆0基地、1指导站", "并建立沂源指导站"},
    ),
    "refused site": (lambda: PilotSiteFactory(refused=True), set()),
    "track": (lambda: TrackFactory(title="现代农业"), {TRACK}),
    "entry": (
        lambda: EntryFactory(track__title="现代农业"),
        {"◆创业大赛◆1支、0名、0名、0名", TRACK, "1支队伍参赛"},
    ),
    "first prize": (
        lambda: EntryFactory(track__title="现代农业", won=True),
        {"◆创业大赛◆1支、1名、0名、0名", TRACK, "1支队伍参赛", "评出一等奖1名"},
    ),
    "second prize": (
        lambda: EntryFactory(track__title="现代农业", won=True, prize="second"),
        {"◆创业大赛◆1支、0名、1名、0名", TRACK, "1支队伍参赛", "二等奖1名"},
    ),
    "third prize": (
        lambda: EntryFactory(track__title="现代农业", won=True, prize="third"),
        {"◆创业大赛◆1支、0名、0名、1名", TRACK, "1支队伍参赛", "三等奖1名"},
    ),
    "first prize of a city": (
        lambda: EntryFactory(region_id="3702", track__contest__of_a_city=True, won=True),
        set(),
    ),
    "employment star": (
        lambda: NominationFactory(awarded=True),
        {"◆“双星”选树◆1名、0名", "首届选树1名就业之星"},
    ),
    "start-up star": (
        lambda: NominationFactory(awarded=True, star="startup"),
        {"◆“双星”选树◆0名、1名", "1名创业之星"},
    ),
    "nominated star": (NominationFactory, set()),
    "post": (
        PlacementFactory,
        {"◆专岗兜底◆1名", "退役士兵专项公益岗在岗1名"},
    ),
    "post applied for": (ApplicationFactory, set()),
    "veteran": (VeteranFactory, set()),
}
CORRECTED = {  # a record, what is corrected in it, and all that the article says anew
    "note": (lambda: AttendanceFactory(completed=True), {"note": "更正"}, set()),
    "outcome": (
        lambda: AttendanceFactory(completed=True),
        {"outcome": "withdrawn"},
        {"◆适应培训◆0人次", "全年帮助0人次退役军人了解政策"},
    ),
    "day of the class, to the year before": (
        lambda: AttendanceFactory(completed=True).training_class,
        {"starts_on": date(2020, 6, 15), "ends_on": date(2020, 6, 19)},
        {"◆适应培训◆0人次", "全年帮助0人次退役军人了解政策"},
    ),
    "day of the class, within the year": (
        lambda: AttendanceFactory(completed=True).training_class,
        {"starts_on": date(2021, 12, 27), "ends_on": date(2021, 12, 31)},
        set(),
    ),
    "kind of admission": (
        lambda: AdmissionFactory(confirmed=True, kind="masters"),
        {"kind": "bachelor_upgrade"},
        {"◆学历赋能◆0人、1人、0人", "退役军人考取硕士研究生0人", "专升本1人"},
    ),
    "signature under a list": (
        lambda: AdmissionFactory().admission_list,
        {"signed_off_by": "王敏", "signed_off_on": date(2021, 9, 10)},
        {"◆学历赋能◆0人、0人、1人", "高职(专科)1人"},
    ),
    "promise": (
        ServiceStandardFactory,
        {"days": 3},
        {"一次性经济补助由受理到到账按3个工作日承诺办理"},
    ),
    "payout of a loan": (
        lambda: LoanFactory(approved=True),
        {"state": "disbursed", "disbursed_on": date(2021, 6, 18)},
        {"◆创业贷款◆1笔、15万元、0元", *LENT},
    ),
    "headcount": (
        EnterpriseJobsFactory,
        {"headcount": 5},
        {"◆军创服务◆0次、1家、5名", "带动5名退役军人就业创业"},
    ),
    "reading": (
        TopicReadingFactory,
        {"value": 1200},
        {"◆政策直播◆0个、0次、1200人次", "专题阅读量1200人次"},
    ),
    "amount of a donation": (
        lambda: DonationFactory(paid=True),
        {"amount": 80_000},
        {"◆援疆援藏◆0人、8万元", "济南等一市捐款8万元"},
    ),
    "city of a donation": (
        lambda: DonationFactory(paid=True),
        {"region_id": "3702"},
        {"青岛等一市捐款5万元"},
    ),
    "posts of a booth": (
        BoothFactory,
        {"posts_offered": 35},
        {"◆“军岗”招聘◆1家、35个、0名", "1家企业带来35个岗位"},
    ),
    "state of a fair": (
        lambda: VisitFactory().fair,
        {"state": "cancelled"},
        {"◆“军岗”招聘◆0家、0个、0名", "0名退役军人到场应聘"},
    ),
    "name of a recruiter": (
        lambda: RecruiterFactory(enterprise_name="信和物业"),
        {"enterprise_name": "泰和物业"},
        {"线上专场由泰和物业1家企业进入直播间招聘"},
    ),
    "end of an incubator, in the year": (
        IncubatorFactory,
        {"ended_on": date(2021, 12, 31)},
        {"◆聚焦战略◆0大经济圈、0家、0家", "年末建有退役军人创业孵化基地0家"},
    ),
    "end of an incubator, after the year": (
        IncubatorFactory,
        {"ended_on": date(2022, 1, 1)},
        set(),
    ),
    "prize": (
        lambda: EntryFactory(won=True),
        {"prize": "second"},
        {"◆创业大赛◆1支、0名、1名、0名", "评出一等奖0名", "二等奖1名"},
    ),
    "end of a post": (
        PlacementFactory,
        {"state": "ended", "ended_on": date(2021, 9, 1), "exit_reason": "new_job"},
        {"◆专岗兜底◆0名", "退役士兵专项公益岗在岗0名"},
    ),
}


def article(place="37"):
    template = ReportTemplate.objects.for_year(2021, "article")
    return template.article(summarise(2021, place))


def clauses(place="37"):
    """What the article is made of: the headings, and each sentence parted at its signs, so that
    of three figures in one sentence it shows which of them changed."""
    parted = [block.text.rpartition("——") for block in article(place).blocks]
    return [
        clause
        for heading, _dash, sentences in parted
        for clause in [heading, *re.split("[，、：。]", sentences)]
    ]


def said_anew(before, after):
    return {new for old, new in zip(before, after, strict=True) if old != new}


@pytest.mark.parametrize(("make", "expected"), MADE.values(), ids=MADE)
def test_entering_it_changes_the_words_that_tell_of_it_and_no_others(make, expected):
    before = clauses()
    make()

    assert said_anew(before, clauses()) == expected


def test_every_figure_of_the_article_is_moved_by_one_of_them():
    before = article()
    for make, _expected in MADE.values():
        make()
    after = article().summary

    assert len(before.figures) == PRINTED
    assert [each.code for each in before.figures if after[each.code].value == each.value] == []


@pytest.mark.parametrize(("make", "values", "expected"), CORRECTED.values(), ids=CORRECTED)
def test_correcting_it_changes_the_words_that_tell_of_it_and_no_others(make, values, expected):
    record = make()
    before = clauses()
    type(record).objects.filter(pk=record.pk).update(**values)

    assert said_anew(before, clauses()) == expected


def test_removing_it_writes_the_article_of_before():
    before = clauses()
    attendance = AttendanceFactory(completed=True)
    assert said_anew(before, clauses()) == TRAINED

    type(attendance).objects.filter(pk=attendance.pk)._raw_delete("default")

    assert said_anew(before, clauses()) == set()


def test_a_record_of_one_place_changes_no_article_of_another():
    before = {place: clauses(place) for place in ("37", "3701", "370102", "3702")}
    AttendanceFactory(training_class__region_id="370102", completed=True)

    assert {place: said_anew(old, clauses(place)) for place, old in before.items()} == {
        "37": TRAINED,
        "3701": TRAINED,
        "370102": TRAINED,
        "3702": set(),
    }
