from datetime import date, timedelta
from decimal import Decimal

import factory

from programs.border_aid.models import Donation, OnlineClass, Recipient


class OnlineClassFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OnlineClass

    class Params:
        held = factory.Trait(state=OnlineClass.State.HELD, viewers=1900)

    region_id = "37"
    title = "电商创业专题线上培训班"
    term = factory.Sequence(lambda n: n + 1)
    recipient = Recipient.BOTH
    platform = "山东省退役军人就业创业大讲堂"
    ends_on = date(2021, 6, 18)
    starts_on = factory.LazyAttribute(lambda made: made.ends_on - timedelta(days=4))


class DonationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Donation

    class Params:
        paid = factory.Trait(
            state=Donation.State.PAID,
            paid_on=date(2021, 6, 18),
            pledged_on=factory.LazyAttribute(lambda made: made.paid_on - timedelta(days=12)),
        )
        goods = factory.Trait(kind=Donation.Kind.GOODS)

    region_id = "3701"
    donor = Donation.Donor.ENTERPRISE
    donor_name = "老兵食品有限公司"
    recipient = Recipient.XINJIANG
    recipient_name = "喀什地区退役军人事务部门"
    amount = Decimal("50000.00")
    pledged_on = date(2021, 6, 6)
