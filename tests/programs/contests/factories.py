from datetime import date, timedelta

import factory

from programs.contests.models import Contest, Entry, OrganiserPrize, PrizePlan, Track


class ContestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contest

    class Params:
        of_a_city = factory.Trait(region_id="3702", level=Contest.Level.CITY)

    region_id = "37"
    title = "山东省退役军人创新创业大赛"
    edition = factory.LazyFunction(lambda: Contest.objects.count() + 1)
    final_on = date(2021, 10, 20)
    opens_on = factory.LazyAttribute(lambda made: made.final_on - timedelta(days=120))


class TrackFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Track

    contest = factory.SubFactory(ContestFactory)
    title = factory.Sequence(lambda n: f"第{n}赛道")


class PrizePlanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PrizePlan

    contest = factory.SubFactory(ContestFactory)
    prize = Entry.Prize.FIRST
    number = 4


class EntryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Entry

    class Params:
        won = factory.Trait(stage=Entry.Stage.FINAL, prize=Entry.Prize.FIRST)

    region_id = "3701"
    track = factory.SubFactory(TrackFactory)
    team = factory.Sequence(lambda n: f"老兵{n}队")
    project = "智慧消防云平台"


class OrganiserPrizeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OrganiserPrize

    region_id = "3701"
    contest = factory.SubFactory(ContestFactory)
    organisation = factory.Sequence(lambda n: f"第{n}组织单位")
