from datetime import date

import factory

from bureau.base import credit_code, identity
from veterans.models import (
    CircleMembership,
    EconomicCircle,
    Enterprise,
    EnterpriseJobs,
    Office,
    Region,
    RetiredCode,
    TrainingProvider,
    Veteran,
)

SURNAMES = "赵钱孙李周吴郑王冯陈"


def id_number(sequence, born=date(1990, 1, 1), issued_in="370102"):
    body = f"{issued_in}{born:%Y%m%d}{sequence % 1000:03}"
    return body + identity.check_character(body)


def new_credit_code(sequence):
    body = f"91370102MA{sequence % 10_000_000:07}"
    return body + credit_code.check_character(body)


class RegionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Region
        django_get_or_create = ["code"]

    code = factory.Sequence(lambda n: f"3701{n % 10 + 90}")
    name = factory.LazyAttribute(lambda made: f"{made.code}区")
    name_en = factory.LazyAttribute(lambda made: f"District {made.code}")
    pinyin = factory.LazyAttribute(lambda made: made.code)
    level = Region.Level.DISTRICT
    parent_id = "3701"


class RetiredCodeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RetiredCode

    code = factory.Sequence(lambda n: f"3799{n % 100:02}")
    name = "旧县"
    successor_id = "370102"


class EconomicCircleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = EconomicCircle

    code = factory.Sequence(lambda n: f"circle-{n}")
    name = "新经济圈"
    name_en = "New Economic Circle"


class CircleMembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CircleMembership

    circle = factory.SubFactory(EconomicCircleFactory)
    city_id = "3701"
    began_on = date(2018, 1, 1)
    ended_on = date(2020, 1, 1)


class OfficeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Office

    region_id = "370102"
    kind = Office.Kind.STATION
    name = factory.Sequence(lambda n: f"第{n}街道退役军人服务站")


class VeteranFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Veteran

    region_id = "370102"
    name = factory.Sequence(lambda n: f"{SURNAMES[n % 10]}建国")
    id_number = factory.Sequence(
        lambda n: id_number(n, born=date(1994 + n // 12000 % 4, 1 + n // 1000 % 12, 1))
    )
    birth_date = factory.LazyAttribute(lambda made: identity.holder(made.id_number).birth_date)
    sex = factory.LazyAttribute(lambda made: identity.holder(made.id_number).sex)
    phone = "13800138000"
    category = Veteran.Category.CONSCRIPT
    enlisted_on = date(2016, 9, 1)
    discharged_on = date(2018, 9, 1)
    placement = Veteran.Placement.SELF_EMPLOYMENT


class EnterpriseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Enterprise

    class Params:
        closed = factory.Trait(ended_on=date(2021, 6, 30))

    region_id = "370102"
    name = factory.Sequence(lambda n: f"济南军创第{n}有限公司")
    credit_code = factory.Sequence(new_credit_code)
    kind = Enterprise.Kind.COMPANY
    founder = factory.SubFactory(VeteranFactory)
    recognition_basis = Enterprise.Basis.FOUNDER
    registered_on = date(2019, 3, 1)
    began_on = date(2020, 5, 1)


class EnterpriseJobsFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = EnterpriseJobs

    enterprise = factory.SubFactory(EnterpriseFactory)
    headcount = 3
    began_on = date(2021, 1, 1)


class TrainingProviderFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TrainingProvider

    region_id = "370102"
    name = factory.Sequence(lambda n: f"济南第{n}职业培训学校")
    credit_code = factory.Sequence(lambda n: new_credit_code(5_000_000 + n))
    kind = TrainingProvider.Kind.PRIVATE_SCHOOL
