from datetime import date, timedelta

import factory

from programs.adaptation_training.models import Attendance, TrainingClass
from tests.veterans.factories import VeteranFactory


class TrainingClassFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TrainingClass

    region_id = "370102"
    title = factory.Sequence(lambda n: f"适应性培训第{n}班")
    ends_on = date(2021, 6, 18)
    starts_on = factory.LazyAttribute(lambda made: made.ends_on - timedelta(days=4))
    hours = 40


class AttendanceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Attendance

    class Params:
        completed = factory.Trait(outcome=Attendance.Outcome.COMPLETED)

    training_class = factory.SubFactory(TrainingClassFactory)
    veteran = factory.SubFactory(VeteranFactory)
