from datetime import date

import factory

from programs.cases.models import Stage


class StageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Stage

    region_id = "37"
    kind = "subsidies.subsidy"
    from_amount = 50_000
    level = Stage.Level.CITY
    began_on = date(2019, 1, 1)
