from datetime import date

import factory

from programs.live_recruitment.models import LiveSession, Recruiter, SessionReading, State
from tests.veterans.factories import new_credit_code


class LiveSessionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LiveSession

    region_id = "37"
    title = factory.Sequence(lambda n: f"云端专场直播招聘{n}")
    held_on = date(2021, 6, 18)
    state = State.HELD
    platform = "融媒体直播平台"


class RecruiterFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Recruiter

    session = factory.SubFactory(LiveSessionFactory)
    enterprise_name = factory.Sequence(lambda n: f"第{n}物业公司")
    credit_code = factory.Sequence(new_credit_code)
    posts = 20
    applicants = 30


class SessionReadingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SessionReading

    topic = factory.SubFactory(LiveSessionFactory)
    read_on = date(2021, 12, 31)
    value = 1000
    source = "平台后台统计"
    evidence = "后台截图"
