from datetime import date
from decimal import Decimal

import factory

from programs.subsidies.models import PaymentBatch, ServiceStandard, Subsidy, SubsidyRate
from tests.veterans.factories import VeteranFactory

THE_DAY = date(2021, 6, 17)


def card_number(sequence):
    """A card number of nineteen digits, the last of which checks the others (Luhn)."""
    body = f"622202{sequence:012}"
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in body[::-2])
    plain = sum(int(digit) for digit in body[-2::-2])
    return f"{body}{-(doubled + plain) % 10}"


class SubsidyRateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SubsidyRate
        django_get_or_create = ["region_id", "began_on"]

    region_id = "37"
    began_on = date(2019, 1, 1)
    rate = Decimal(4500)


class ServiceStandardFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ServiceStandard

    region_id = "37"
    began_on = date(2021, 1, 1)
    days = 1


class PaymentBatchFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PaymentBatch

    region_id = "370102"
    number = factory.Sequence(lambda n: f"2021-{n:04}")
    bank = "中国工商银行"
    paid_on = THE_DAY


class SubsidyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Subsidy

    class Params:
        rule = factory.SubFactory(SubsidyRateFactory)
        checked = factory.Trait(
            has_enlistment_notice=True,
            has_introduction_letter=True,
            has_discharge_certificate=True,
            dossier_is_genuine=True,
        )
        accepted = factory.Trait(state=Subsidy.State.ACCEPTED, accepted_on=THE_DAY)
        approved = factory.Trait(
            state=Subsidy.State.APPROVED, checked=True, accepted_on=THE_DAY, decided_on=THE_DAY
        )
        paid = factory.Trait(
            state=Subsidy.State.PAID,
            checked=True,
            payment=factory.SubFactory(
                PaymentBatchFactory, region_id=factory.SelfAttribute("..region_id")
            ),
            accepted_on=factory.SelfAttribute("payment.paid_on"),
            decided_on=factory.SelfAttribute("accepted_on"),
        )
        returned = factory.Trait(state=Subsidy.State.RETURNED, returned_because="缺少入伍通知书")
        refused = factory.Trait(
            state=Subsidy.State.REFUSED,
            refusal=Subsidy.Refusal.INCOMPLETE_DOSSIER,
            decided_on=THE_DAY,
        )

    region_id = "370102"
    veteran = factory.SubFactory(
        VeteranFactory,
        enlisted_on=factory.SelfAttribute("..enlisted_on"),
        discharged_on=factory.SelfAttribute("..discharged_on"),
        reported_on=date(2021, 6, 10),
    )
    enlisted_on = date(2018, 9, 1)
    discharged_on = date(2020, 9, 1)
    service_years = Decimal("2.0")
    rate = factory.SelfAttribute("rule.rate")
    amount = factory.LazyAttribute(lambda made: made.service_years * made.rate)
    bank_name = "中国工商银行"
    bank_account = factory.Sequence(card_number)
    applied_on = factory.LazyAttribute(lambda made: made.accepted_on or THE_DAY)
    accepted_on = None
