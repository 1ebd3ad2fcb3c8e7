import factory

from programs.findings.models import Finding
from tests.veterans.factories import VeteranFactory


class FindingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Finding

    region_id = "370102"
    rule = "paid_twice"
    veteran = factory.SubFactory(VeteranFactory)
    records = factory.Sequence(lambda n: [f"subsidies.subsidy {n + 1}"])
    elsewhere = False
