from datetime import date

import factory

from programs.incubators.models import Incubator, ProvincialCentre, Tenancy
from tests.veterans.factories import EnterpriseFactory


class IncubatorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Incubator

    region_id = "370102"
    name = factory.Sequence(lambda n: f"历下区第{n}退役军人创业孵化基地")
    address = "经十路1号"
    area = 1200
    operator = "济南鲁军企业孵化器有限公司"
    person_in_charge = "王建军"
    phone = "0531-88888888"
    began_on = date(2020, 3, 1)


class TenancyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Tenancy

    incubator = factory.SubFactory(IncubatorFactory)
    enterprise = factory.SubFactory(EnterpriseFactory)
    began_on = date(2020, 6, 1)
    area = 60
    exit_reason = factory.LazyAttribute(
        lambda made: Tenancy.ExitReason.TERM_OVER if getattr(made, "ended_on", None) else ""
    )


class ProvincialCentreFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ProvincialCentre

    incubator = factory.SubFactory(IncubatorFactory)
    circle_id = "shenghui"
    began_on = date(2020, 12, 18)
