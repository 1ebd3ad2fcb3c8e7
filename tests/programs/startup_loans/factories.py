from datetime import date
from decimal import Decimal

import factory

from programs.startup_loans.models import (
    AnnualSettlement,
    BankClaim,
    InterestSubsidy,
    Kind,
    Loan,
    LoanRule,
    LoanStanding,
)
from tests.veterans.factories import EnterpriseFactory, VeteranFactory

THE_DAY = date(2021, 6, 17)
CAPS = {
    Kind.PERSONAL: Decimal(200_000),
    Kind.STARTUP_MICRO: Decimal(500_000),
    Kind.CREDIT: Decimal(1_500_000),
    Kind.MORTGAGE: Decimal(5_000_000),
}


class LoanRuleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LoanRule
        django_get_or_create = ["region_id", "kind", "began_on"]

    region_id = "37"
    kind = Kind.PERSONAL
    began_on = date(2019, 8, 1)
    cap = factory.LazyAttribute(lambda made: CAPS[made.kind])
    ratio = Decimal("1.00")
    months = factory.LazyAttribute(lambda made: 36 if made.kind == Kind.PERSONAL else 24)


class LoanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Loan

    class Params:
        rule = factory.SubFactory(LoanRuleFactory, kind=factory.SelfAttribute("..kind"))
        to_a_firm = factory.Trait(
            kind=Kind.STARTUP_MICRO,
            veteran=None,
            enterprise=factory.SubFactory(EnterpriseFactory),
        )
        approved = factory.Trait(state=Loan.State.APPROVED, decided_on=THE_DAY)
        disbursed = factory.Trait(
            state=Loan.State.DISBURSED,
            disbursed_on=THE_DAY,
            decided_on=factory.SelfAttribute("disbursed_on"),
        )
        returned = factory.Trait(state=Loan.State.RETURNED, returned_because="缺少营业执照")
        refused = factory.Trait(
            state=Loan.State.REFUSED, refusal=Loan.Refusal.IN_POST, decided_on=THE_DAY
        )

    region_id = "370102"
    kind = Kind.PERSONAL
    veteran = factory.SubFactory(VeteranFactory)
    project = "汽车维修"
    purpose = "购置设备"
    own_funds = Decimal("50000.00")
    clean_record = True
    bank = "中国邮政储蓄银行"
    contract_no = factory.Sequence(lambda n: f"2021-{n:06}")
    amount = Decimal("150000.00")
    term_months = 24
    annual_rate = Decimal("4.80")
    subsidised_rate = factory.SelfAttribute("annual_rate")
    subsidy_ratio = factory.SelfAttribute("rule.ratio")
    subsidy_months = factory.SelfAttribute("rule.months")
    applied_on = factory.LazyAttribute(lambda made: made.decided_on or THE_DAY)
    decided_on = None


class BankClaimFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BankClaim

    region_id = "370102"
    bank = "中国邮政储蓄银行"
    year = 2021
    quarter = 3
    handed_in_on = date(2021, 9, 23)
    number = 1
    opening_balance = Decimal("150000.00")
    closing_balance = Decimal("150000.00")
    interest = Decimal("1840.00")
    amount = Decimal("1840.00")


class InterestSubsidyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = InterestSubsidy

    class Params:
        checked = factory.Trait(state=InterestSubsidy.State.CHECKED, checked_on=date(2021, 9, 28))
        approved = factory.Trait(
            state=InterestSubsidy.State.APPROVED,
            checked_on=date(2021, 9, 28),
            approved_on=date(2021, 9, 29),
        )
        paid = factory.Trait(
            state=InterestSubsidy.State.PAID,
            claimed_on=factory.SelfAttribute("paid_on"),
            checked_on=factory.SelfAttribute("paid_on"),
            approved_on=factory.SelfAttribute("paid_on"),
            paid_on=date(2021, 10, 12),
        )
        returned = factory.Trait(
            state=InterestSubsidy.State.RETURNED, returned_because="期末余额有误"
        )
        refused = factory.Trait(
            state=InterestSubsidy.State.REFUSED,
            standing=InterestSubsidy.Standing.OVERDUE,
            refusal=InterestSubsidy.Refusal.NOT_REGULAR,
            checked_on=date(2021, 9, 28),
        )

    loan = factory.SubFactory(LoanFactory, disbursed=True)
    year = 2021
    quarter = 3
    standing = InterestSubsidy.Standing.REGULAR
    opening_balance = Decimal("150000.00")
    closing_balance = Decimal("150000.00")
    balance = Decimal("150000.00")
    days = 92
    interest = factory.SelfAttribute("amount")
    rate = factory.SelfAttribute("loan.subsidised_rate")
    ratio = factory.SelfAttribute("loan.subsidy_ratio")
    amount = Decimal("1840.00")
    claimed_on = date(2021, 9, 23)


class LoanStandingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LoanStanding

    loan = factory.SubFactory(LoanFactory, disbursed=True)
    kind = LoanStanding.Kind.OVERDUE
    began_on = date(2021, 12, 20)  # once the claims of other factories are settled


class AnnualSettlementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AnnualSettlement

    class Params:
        settled = factory.Trait(state=AnnualSettlement.State.SETTLED, settled_on=date(2022, 1, 20))

    region_id = "370102"
    year = 2021
    advanced = Decimal("2000.00")
    interest_paid = Decimal("0.00")
    difference = factory.LazyAttribute(lambda made: made.advanced - made.interest_paid)
