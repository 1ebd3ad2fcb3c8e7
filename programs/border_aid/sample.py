"""A made-up year of aid to the border regions: two online classes, seven donor cities."""

from datetime import date, timedelta
from decimal import Decimal

from programs.border_aid.models import Donation, OnlineClass

CLASSES = [(1, (6, 25), 2_047), (2, (10, 22), 1_813)]  # term, last day, viewers
# What the department and the enterprises of each city gave, in yuan.
DONATIONS = {
    "济南": ("3701", ["80000", "60000", "50000"]),
    "青岛": ("3702", ["90000", "70000", "60000"]),
    "淄博": ("3703", ["60000", "40000"]),
    "烟台": ("3706", ["80000", "55860.50"]),
    "威海": ("3710", ["60000", "40000"]),
    "泰安": ("3709", ["50000", "30000"]),
    "临沂": ("3713", ["80000", "66000", "30000"]),
}
ENTERPRISES = ["戍边物流有限公司", "老兵食品有限公司"]
BESIDE = [  # the year, before it and after it
    ("3704", "枣庄老兵食品有限公司", "20000"),
    ("3707", "潍坊戍边物流有限公司", "30000"),
]
RECIPIENT = "喀什地区退役军人事务部门"


def build(year):
    for term, (month, day), viewers in CLASSES:
        _hold(year, term, date(year.year, month, day), "held", year.scaled(viewers))
    for city, (code, amounts) in DONATIONS.items():
        for turn, amount in enumerate(amounts):
            donor = f"{city}市退役军人事务局" if turn == 0 else f"{city}{ENTERPRISES[turn - 1]}"
            given = round(Decimal(amount) * Decimal(str(year.share)), 2)
            _donate(year, code, donor, given, paid_on=_workday(year))
    _what_does_not_count(year)


def _what_does_not_count(year):
    """Classes and donations beside the year, called off, withdrawn, unpaid, or of goods."""
    for day, (term, viewers) in zip(year.beside, [(1, 950), (3, 870)], strict=False):
        _hold(year, term, day, "held", year.scaled(viewers))
    _hold(year, 4, date(year.year, 11, 26), "cancelled", 0)
    for day, gift in zip(year.beside, BESIDE, strict=False):
        _donate(year, *gift, paid_on=day)
    _donate(year, "3705", "东营老兵食品有限公司", "25000", paid_on=None)
    _donate(year, "3708", "济宁老兵食品有限公司", "15000", paid_on=None, state="withdrawn")
    _donate(year, "3702", "青岛戍边物流有限公司", "16000", paid_on=_workday(year), kind="goods")


def _workday(year):
    """A day between spring and the end of October that is no Saturday or Sunday."""
    day = year.day(first=date(year.year, 3, 10), last=date(year.year, 10, 20))
    return day - timedelta(days=max(0, day.weekday() - 4))


def _hold(year, term, last_day, state, viewers):
    year.add(
        OnlineClass,
        region_id="37",
        title="退役军人电商创业专题线上培训班",
        term=term,
        recipient="both",
        recipient_place="对口援助地区",
        platform="山东省退役军人就业创业大讲堂",
        starts_on=last_day - timedelta(days=4),
        ends_on=last_day,
        state=state,
        viewers=viewers,
    )


def _donate(year, city, donor, amount, paid_on, state="pledged", kind="money"):
    year.add(
        Donation,
        region_id=city,
        kind=kind,
        donor="department" if donor.endswith("局") else "enterprise",
        donor_name=donor,
        recipient="xinjiang",
        recipient_name=RECIPIENT,
        purpose="支持对口援疆地区退役军人就业创业",
        amount=Decimal(amount),
        state="paid" if paid_on else state,
        pledged_on=(paid_on or date(year.year, 9, 15)) - timedelta(days=12),
        paid_on=paid_on,
    )
