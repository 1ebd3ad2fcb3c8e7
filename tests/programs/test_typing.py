"""How much a clerk types for one more record of each line, when the person or firm is known.

Stated once, so that it can be reviewed: what is named here has to be filled, and nothing else.
The run prints the list. Where a line has no persons, its most frequent record stands for it.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from programs.adaptation_training.models import Attendance
from programs.advanced_study.models import Participation
from programs.border_aid.models import OnlineClass
from programs.contests.models import Entry
from programs.degree_upgrades.models import Admission
from programs.enterprise_liaison.models import Contact
from programs.incubators.models import Tenancy
from programs.job_fairs.models import Visit
from programs.lines import program_lines
from programs.live_recruitment.models import Recruiter
from programs.pilot_sites.models import PilotSite
from programs.policy_broadcasts.models import Broadcast
from programs.skills_training.models import Enrolment
from programs.star_awards.models import Nomination
from programs.startup_loans.models import Loan
from programs.subsidies.models import Subsidy
from programs.teaching_resources.models import Selection
from programs.welfare_posts.models import Placement
from tests.bureau.desk.conftest import make_clerk
from tests.entering import send
from tests.programs.adaptation_training.factories import TrainingClassFactory
from tests.programs.advanced_study.factories import SeminarFactory
from tests.programs.border_aid.factories import OnlineClassFactory
from tests.programs.contests.factories import TrackFactory
from tests.programs.degree_upgrades.factories import AdmissionFactory
from tests.programs.enterprise_liaison.factories import ContactFactory
from tests.programs.incubators.factories import IncubatorFactory
from tests.programs.job_fairs.factories import JobFairFactory
from tests.programs.live_recruitment.factories import LiveSessionFactory, RecruiterFactory
from tests.programs.policy_broadcasts.factories import BroadcastFactory
from tests.programs.skills_training.factories import SkillsClassFactory
from tests.programs.star_awards.factories import SelectionFactory
from tests.programs.startup_loans.factories import LoanFactory
from tests.programs.subsidies.factories import SubsidyRateFactory, card_number
from tests.programs.teaching_resources.factories import CallFactory
from tests.programs.welfare_posts.factories import PlacementFactory
from tests.veterans.factories import EnterpriseFactory, VeteranFactory

pytestmark = pytest.mark.django_db

MOST = 6
OF_CITIES = {"contests", "star_awards"}  # teams and stars are put forward by cities
MAY_FOLLOW = {"bank_name", "bank_account", "leader"}  # on the paper form, but not at once
LINES = {line.label: line for line in program_lines()}


def days_from_now(days):
    return timezone.localdate() + timedelta(days=days)


def adaptation_training():
    return Attendance, {"training_class": TrainingClassFactory().pk, "veteran": VeteranFactory().pk}


def degree_upgrades():
    listed = AdmissionFactory().admission_list
    typed = {"admission_list": listed.pk, "veteran": VeteranFactory().pk, "school": "山东大学"}
    return Admission, typed


def skills_training():
    return Enrolment, {"skills_class": SkillsClassFactory().pk, "veteran": VeteranFactory().pk}


def teaching_resources():
    call = CallFactory(opened_on=days_from_now(-9), closes_on=days_from_now(9))
    return Selection, {"call": call.pk, "kind": "trainer", "title": "王建国"}


def advanced_study():
    seminar = SeminarFactory(region_id="370102")
    return Participation, {"seminar": seminar.pk, "enterprise": EnterpriseFactory().pk}


def subsidies():
    SubsidyRateFactory()
    veteran = VeteranFactory(discharged_on=days_from_now(-9))
    account = {"bank_name": "中国工商银行", "bank_account": card_number(7)}
    return Subsidy, {"veteran": veteran.pk, **account}


def startup_loans():
    LoanFactory(region_id="370102")
    plan = {"project": "汽车维修", "purpose": "购置设备", "own_funds": "50000"}
    terms = {"amount": "150000", "annual_rate": "4.80"}
    return Loan, {"veteran": VeteranFactory().pk, **plan, **terms}


def enterprise_liaison():
    return Contact, {"enterprise": ContactFactory().enterprise_id}


def policy_broadcasts():
    BroadcastFactory(region_id="370102")
    return Broadcast, {"title": "大讲堂", "held_on": "2021-09-17"}


def border_aid():
    OnlineClassFactory(region_id="370102")
    days = {"starts_on": "2021-10-18", "ends_on": "2021-10-22"}
    return OnlineClass, {"title": "养殖技术", **days}


def job_fairs():
    return Visit, {"fair": JobFairFactory().pk, "veteran": VeteranFactory().pk}


def live_recruitment():
    session = LiveSessionFactory(region_id="370102")
    seen = RecruiterFactory(session__region_id="370102")
    return Recruiter, {"session": session.pk, "credit_code": seen.credit_code, "posts": "12"}


def incubators():
    IncubatorFactory()
    firm = EnterpriseFactory(registered_on=days_from_now(-60), began_on=days_from_now(-30))
    return Tenancy, {"enterprise": firm.pk, "area": "60"}


def pilot_sites():
    typed = {"name": "就业创业指导站", "kind": "guidance_station", "began_on": "2021-04-27"}
    return PilotSite, typed


def contests():
    project = {"team": "老兵队", "project": "智慧消防"}
    return Entry, {"track": TrackFactory().pk, **project, "leader": VeteranFactory().pk}


def star_awards():
    SelectionFactory()
    merit = {"star": "employment", "unit": "济南公交集团", "deeds": "扎根一线。"}
    return Nomination, {"veteran": VeteranFactory().pk, **merit}


def welfare_posts():
    PlacementFactory()
    proof = {"difficulty": "long_unemployed", "difficulty_proof": "就业困难人员认定表002"}
    post = {"post_title": "网格协管员", "agreement_until": days_from_now(364)}
    return Placement, {"veteran": VeteranFactory().pk, **proof, **post}


@pytest.mark.parametrize("label", LINES)
def test_one_more_record_takes_these_fields_and_no_others(label, client, record_property):
    client.force_login(make_clerk("clerk", "3701" if label in OF_CITIES else "370102"))
    model, typed = globals()[label]()

    for left_out in typed.keys() - MAY_FOLLOW:
        some = {name: value for name, value in typed.items() if name != left_out}
        assert send(client, model, **some).status_code == 422, f"{left_out} need not be typed"
    answer = send(client, model, **typed)

    assert answer.status_code == 302, answer.context["adminform"].form.errors
    assert len(typed) <= MOST
    stated = f"{LINES[label].number:2}. {model._meta.label}: {len(typed)} ({', '.join(typed)})"
    record_property("typed", stated)
