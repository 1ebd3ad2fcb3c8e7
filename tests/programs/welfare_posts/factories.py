from datetime import date, timedelta
from decimal import Decimal

import factory

from programs.welfare_posts.models import Placement, PostCategory
from tests.veterans.factories import VeteranFactory


class PostCategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PostCategory

    name = factory.Sequence(lambda n: f"第{n}类岗位")


class PlacementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Placement

    class Params:
        ended = factory.Trait(
            state=Placement.State.ENDED,
            ended_on=date(2021, 9, 1),
            exit_reason=Placement.ExitReason.NEW_JOB,
        )

    region_id = "370102"
    veteran = factory.SubFactory(VeteranFactory)
    difficulty = Placement.Difficulty.LONG_UNEMPLOYED
    difficulty_proof = "就业困难人员认定表001"
    category = factory.SubFactory(PostCategoryFactory)
    post_title = "网格协管员"
    employing_unit = "泉城路社区居民委员会"
    management_body = "历下区退役军人服务中心"
    state = Placement.State.IN_POST
    began_on = date(2020, 3, 2)
    approved_on = factory.LazyAttribute(lambda made: made.began_on - timedelta(days=10))
    agreement_until = factory.LazyAttribute(lambda made: made.began_on + timedelta(days=1095))
    monthly_wage = Decimal("2100.00")
