from datetime import date, timedelta
from decimal import Decimal

import factory

from programs.skills_training.models import (
    Assessment,
    Enrolment,
    FeeInstalment,
    ProviderAgreement,
    RollCall,
    SkillsClass,
)
from tests.veterans.factories import TrainingProviderFactory, VeteranFactory


class AssessmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Assessment

    region_id = "3701"
    provider = factory.SubFactory(TrainingProviderFactory)
    assessed_on = date(2021, 2, 20)
    assessor = "市退役军人事务局评估组"
    score = Decimal("86.50")
    outcome = Assessment.Outcome.PASSED


class ProviderAgreementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ProviderAgreement

    class Params:
        struck_off = factory.Trait(ended_on=date(2021, 9, 1), end_reason="struck_off")

    region_id = "3701"
    provider = factory.SubFactory(TrainingProviderFactory)
    began_on = date(2021, 3, 1)
    assessment = factory.SubFactory(
        AssessmentFactory,
        provider=factory.SelfAttribute("..provider"),
        assessed_on=factory.LazyAttribute(
            lambda made: made.factory_parent.began_on - timedelta(days=9)
        ),
    )
    agreement_no = factory.Sequence(lambda n: f"军训约〔2021〕{n}号")


class SkillsClassFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SkillsClass

    region_id = "370102"
    ends_on = date(2021, 6, 18)
    starts_on = factory.LazyAttribute(lambda made: made.ends_on - timedelta(days=11))
    agreement = factory.SubFactory(ProviderAgreementFactory, began_on=date(2020, 3, 1))
    class_no = factory.Sequence(lambda n: f"2021-{n}")
    trade = "挖掘机操作"
    level = SkillsClass.Level.JUNIOR
    hours = 80


class RollCallFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RollCall

    skills_class = factory.SubFactory(SkillsClassFactory)
    held_on = factory.LazyAttribute(lambda made: made.skills_class.starts_on)
    present = 30
    id_checked = 29


class EnrolmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Enrolment

    class Params:
        completed = factory.Trait(outcome=Enrolment.Outcome.COMPLETED, days_attended=10)
        passed = factory.Trait(
            completed=True,
            theory_score=Decimal("88.0"),
            practice_score=Decimal("91.5"),
            result=Enrolment.Result.PASSED,
        )
        certified = factory.Trait(
            passed=True,
            certificate_no=factory.Sequence(lambda n: f"鲁技{n:08}"),
            certified_on=date(2021, 7, 9),
        )

    skills_class = factory.SubFactory(SkillsClassFactory)
    veteran = factory.SubFactory(VeteranFactory)


class FeeInstalmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FeeInstalment

    class Params:
        paid = factory.Trait(state=FeeInstalment.State.PAID, paid_on=date(2021, 7, 15))

    skills_class = factory.SubFactory(SkillsClassFactory)
    stage = FeeInstalment.Stage.ATTENDANCE
    headcount = 30
    amount = Decimal("28800.00")
