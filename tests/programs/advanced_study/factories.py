from datetime import date, timedelta

import factory

from programs.advanced_study.models import Participation, Seminar
from tests.veterans.factories import EnterpriseFactory


class SeminarFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Seminar

    region_id = "37"
    title = factory.Sequence(lambda n: f"第{n}期数字经济发展专题培训")
    organiser = "山东省退役军人事务厅"
    ends_on = date(2021, 6, 24)
    starts_on = factory.LazyAttribute(lambda made: made.ends_on - timedelta(days=2))
    hours = 24


class ParticipationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Participation

    class Params:
        completed = factory.Trait(outcome=Participation.Outcome.COMPLETED)

    seminar = factory.SubFactory(SeminarFactory)
    enterprise = factory.SubFactory(EnterpriseFactory)
    veteran = factory.SelfAttribute("enterprise.founder")
