from datetime import date

import factory

from programs.pilot_sites.models import PilotSite


class PilotSiteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PilotSite

    class Params:
        guidance_station = factory.Trait(kind=PilotSite.Kind.GUIDANCE_STATION)
        approved = factory.Trait(state=PilotSite.State.APPROVED, decided_on=date(2021, 4, 1))
        refused = factory.Trait(state=PilotSite.State.REFUSED, decided_on=date(2021, 4, 1))

    region_id = "370323"
    name = factory.Sequence(lambda n: f"第{n}退役军人乡村振兴培训基地")
    kind = PilotSite.Kind.TRAINING_BASE
    host = "沂源县退役军人事务局"
    began_on = date(2021, 4, 27)
