from datetime import date, timedelta
from decimal import Decimal

import factory

from programs.welfare_posts.models import MonthlyPay, Placement, PostCategory
from programs.welfare_posts.models.pay import reckon
from tests.veterans.factories import VeteranFactory


class PostCategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PostCategory

    name = factory.Sequence(lambda n: f"第{n}类岗位")


class ApplicationFactory(factory.django.DjangoModelFactory):
    """A post that somebody applied for."""

    class Meta:
        model = Placement

    region_id = "370102"
    veteran = factory.SubFactory(VeteranFactory)
    difficulty = Placement.Difficulty.LONG_UNEMPLOYED
    difficulty_proof = "就业困难人员认定表001"
    category = factory.SubFactory(PostCategoryFactory)
    post_title = "网格协管员"
    employing_unit = "泉城路社区居民委员会"
    management_body = "历下区退役军人服务中心"
    began_on = date(2020, 3, 2)
    agreement_until = factory.LazyAttribute(lambda made: made.began_on + timedelta(days=1095))
    monthly_wage = Decimal("2100.00")


def _days_before(name, days):
    return factory.LazyAttribute(lambda made: getattr(made, name) - timedelta(days=days))


class PlacementFactory(ApplicationFactory):
    """A post that somebody took up."""

    class Meta:
        model = Placement

    class Params:
        ended = factory.Trait(
            state=Placement.State.ENDED,
            ended_on=date(2021, 9, 1),
            exit_reason=Placement.ExitReason.NEW_JOB,
        )

    state = Placement.State.IN_POST
    approved_on = _days_before("began_on", 10)
    notice_until = _days_before("approved_on", 1)
    notice_from = _days_before("approved_on", 3)


class MonthlyPayFactory(factory.django.DjangoModelFactory):
    """What a post pays for March 2021, of whose 23 working days two were missed."""

    class Meta:
        model = MonthlyPay

    class Params:
        paid = factory.Trait(state=MonthlyPay.State.PAID, paid_on=date(2021, 4, 15))

    placement = factory.SubFactory(PlacementFactory)
    month = date(2021, 3, 1)
    required_days = 23
    attended_days = 21
    standard = factory.SelfAttribute("placement.monthly_wage")
    amount = factory.LazyAttribute(
        lambda made: reckon(made.standard, made.required_days, made.attended_days)
    )
