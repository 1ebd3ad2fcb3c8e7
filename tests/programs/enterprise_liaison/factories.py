from datetime import date

import factory

from programs.enterprise_liaison.models import Contact, LiaisonAppointment
from tests.veterans.factories import EnterpriseFactory


class LiaisonAppointmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LiaisonAppointment

    region_id = "370102"
    officer_name = factory.Sequence(lambda n: f"联络员{n}")
    unit = "城关街道退役军人服务站"
    began_on = date(2020, 3, 1)


class ContactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contact

    class Params:
        troubled = factory.Trait(problem="缺少流动资金")

    officer = factory.SubFactory(LiaisonAppointmentFactory)
    enterprise = factory.SubFactory(EnterpriseFactory)
    contacted_on = date(2021, 6, 18)
