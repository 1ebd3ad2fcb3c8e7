from datetime import date, timedelta
from decimal import Decimal

import factory

from programs.star_awards.models import JuryScore, Nomination, Quota, Selection, Star
from tests.veterans.factories import VeteranFactory


class SelectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Selection

    class Params:
        of_a_city = factory.Trait(region_id="3702", level=Selection.Level.CITY)

    region_id = "37"
    title = "山东省退役军人“双星”选树"
    edition = factory.LazyFunction(lambda: Selection.objects.count() + 1)
    opens_on = date(2021, 6, 1)


class QuotaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Quota

    region_id = "3701"
    selection = factory.SubFactory(SelectionFactory)
    star = Star.EMPLOYMENT
    places = 7


def days_before(days):
    return factory.LazyAttribute(lambda made: made.awarded_on - timedelta(days=days))


class NominationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Nomination

    class Params:
        awarded = factory.Trait(
            state=Nomination.State.AWARDED,
            awarded_on=date(2021, 10, 28),
            notice_from=days_before(8),
            notice_until=days_before(2),
            nominated_on=days_before(60),
        )

    region_id = "3701"
    selection = factory.SubFactory(SelectionFactory)
    veteran = factory.SubFactory(VeteranFactory)
    star = Star.EMPLOYMENT
    unit = "济南公交集团"
    deeds = "退役后扎根一线岗位。"
    nominated_on = date(2021, 8, 2)


class JuryScoreFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = JuryScore

    nomination = factory.SubFactory(NominationFactory)
    juror = factory.Sequence(lambda n: f"第{n}评委")
    score = Decimal("91.50")
