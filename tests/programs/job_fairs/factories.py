from datetime import date

import factory

from programs.job_fairs.models import Booth, JobFair, Visit
from tests.veterans.factories import VeteranFactory, new_credit_code


class JobFairFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = JobFair

    region_id = "370102"
    title = factory.Sequence(lambda n: f"“军岗日”第{n}场专场招聘会")
    held_on = date(2021, 6, 25)
    state = JobFair.State.HELD
    level = JobFair.Level.COUNTY
    venue = "历下区人力资源市场"
    host = "历下区退役军人事务局"


class BoothFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Booth

    fair = factory.SubFactory(JobFairFactory)
    credit_code = factory.Sequence(new_credit_code)
    employer = "山东鲁信安保有限公司"
    posts_offered = 20


class VisitFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Visit

    class Params:
        by_dependant = factory.Trait(visitor=Visit.Visitor.DEPENDANT, veteran=None, name="王秀英")
        signed = factory.Trait(intent=True, post="安全员", signed_on=date(2021, 7, 1))

    fair = factory.SubFactory(JobFairFactory)
    veteran = factory.SubFactory(VeteranFactory)
