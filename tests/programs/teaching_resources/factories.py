from datetime import date
from decimal import Decimal

import factory

from programs.teaching_resources.models import Call, Selection
from tests.veterans.factories import TrainingProviderFactory


class CallFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Call

    region_id = "37"
    title = factory.Sequence(lambda n: f"第{n}次“四个一批”优质教学资源征集评选")
    opened_on = date(2020, 5, 1)
    closes_on = date(2020, 7, 31)


class SelectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Selection

    class Params:
        selected = factory.Trait(
            state=Selection.State.SELECTED, score=Decimal("92.50"), decided_on=date(2021, 10, 22)
        )
        course = factory.Trait(kind=Selection.Kind.COURSE_RESOURCE, hours=8)
        institution = factory.Trait(
            kind=Selection.Kind.INSTITUTION, provider=factory.SubFactory(TrainingProviderFactory)
        )

    region_id = "3701"
    call = factory.SubFactory(CallFactory)
    kind = Selection.Kind.TEACHING_CASE
    title = factory.Sequence(lambda n: f"职业规划教学案例{n}")
    nominated_by = "济南市退役军人事务局"
    nominated_on = date(2020, 6, 10)
