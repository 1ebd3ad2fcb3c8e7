from datetime import date, timedelta
from decimal import Decimal

import factory

from bureau.base.encryption import seal
from programs.subsidies.models import (
    BankAnswer,
    BankLine,
    NoticeRule,
    Pause,
    PaymentBatch,
    PaymentOrder,
    PublicNotice,
    Reversal,
    ServiceStandard,
    Subsidy,
    SubsidyRate,
)
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


class PublicNoticeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PublicNotice

    region_id = "370102"
    number = factory.Sequence(lambda n: f"公示{n:04}")
    put_up_on = THE_DAY
    until = factory.LazyAttribute(lambda made: made.put_up_on + timedelta(days=7))


class NoticeRuleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = NoticeRule

    region_id = "3701"
    began_on = date(2019, 1, 1)
    telephone = "0531-88888888"


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
        accepted = factory.Trait(state=Subsidy.State.ACCEPTED, checked=True, accepted_on=THE_DAY)
        approved = factory.Trait(
            state=Subsidy.State.APPROVED, checked=True, accepted_on=THE_DAY, decided_on=THE_DAY
        )
        reviewed = factory.Trait(
            state=Subsidy.State.REVIEWED,
            checked=True,
            accepted_on=THE_DAY,
            decided_on=THE_DAY,
            reviewed_on=THE_DAY,
        )
        sent = factory.Trait(
            state=Subsidy.State.SENT,
            checked=True,
            payment=factory.SubFactory(
                PaymentBatchFactory, region_id=factory.SelfAttribute("..region_id")
            ),
            accepted_on=THE_DAY,
            decided_on=THE_DAY,
            reviewed_on=THE_DAY,
        )
        paid = factory.Trait(
            state=Subsidy.State.PAID,
            checked=True,
            payment=factory.SubFactory(
                PaymentBatchFactory, region_id=factory.SelfAttribute("..region_id")
            ),
            paid_on=THE_DAY,
            accepted_on=factory.SelfAttribute("paid_on"),
            decided_on=factory.SelfAttribute("accepted_on"),
            reviewed_on=factory.SelfAttribute("decided_on"),
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
    bank_account = factory.Sequence(lambda n: card_number(900_000_000 + n))  # none of a year's
    applied_on = factory.LazyAttribute(lambda made: made.accepted_on or THE_DAY)
    accepted_on = None


class PauseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Pause

    subsidy = factory.SubFactory(SubsidyFactory, accepted=True)
    reason = Pause.Reason.APPLICANT
    began_on = THE_DAY
    region_id = factory.SelfAttribute("subsidy.region_id")


class ReversalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Reversal

    class Params:
        recovered = factory.Trait(
            state=Reversal.State.RECOVERED, decided_on=THE_DAY, recovered_on=THE_DAY
        )

    subsidy = factory.SubFactory(SubsidyFactory, paid=True)
    region_id = factory.SelfAttribute("subsidy.region_id")
    cause = Reversal.Cause.ERROR
    happened = "重复核对后发现不符合条件"
    reclaimed = factory.SelfAttribute("subsidy.amount")
    asked_on = THE_DAY


class PaymentOrderFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PaymentOrder

    subsidy = factory.SubFactory(SubsidyFactory, sent=True)
    payment_batch = factory.SelfAttribute("subsidy.payment")
    region_id = factory.SelfAttribute("subsidy.region_id")
    reference = factory.Sequence(lambda n: f"BT0N{n}")
    holder = factory.SelfAttribute("subsidy.veteran.name")
    account = factory.SelfAttribute("subsidy.bank_account")


class BankAnswerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BankAnswer

    payment_batch = factory.SubFactory(PaymentBatchFactory)
    region_id = factory.SelfAttribute("payment_batch.region_id")
    name = "回盘.csv"
    content = factory.LazyFunction(lambda: seal(""))
    digest = factory.Sequence(lambda n: f"{n:064x}")


class BankLineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BankLine

    answer = factory.SubFactory(BankAnswerFactory)
    region_id = factory.SelfAttribute("answer.region_id")
    row = 2
    result = "credited"
    amount = Decimal(9000)
    standing = "paid"
    is_open = False
    sentence = "已足额到账"
