from datetime import date

import factory

from programs.degree_upgrades.models import Admission, AdmissionList
from tests.veterans.factories import VeteranFactory


class AdmissionListFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AdmissionList

    class Params:
        signed = factory.Trait(signed_off_by="王敏", signed_off_on=date(2021, 9, 10))

    region_id = "37"
    source = "山东省教育厅"
    document_no = factory.Sequence(lambda n: f"鲁教录〔2021〕{n}号")
    title = "2021年退役军人高职(专科)录取名单"
    received_on = date(2021, 9, 3)
    headcount = 1


class AdmissionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Admission

    class Params:
        confirmed = factory.Trait(
            admission_list=factory.SubFactory(AdmissionListFactory, signed=True)
        )

    region_id = "370102"
    admission_list = factory.SubFactory(AdmissionListFactory)
    veteran = factory.SubFactory(VeteranFactory)
    kind = Admission.Kind.VOCATIONAL_COLLEGE
    school = "济南职业学院"
    admitted_on = date(2021, 8, 20)
