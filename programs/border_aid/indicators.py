from django.utils.translation import gettext_lazy as _

from programs.border_aid.models import Donation, OnlineClass
from programs.indicators import Flow, distinct, money, things, total
from programs.wording import Style

PAID = Donation.objects.of_money().paid()

INDICATORS = {
    "online_viewers": Flow(
        label=_("viewers of online classes"),
        rule=_(
            "People who watched the classes that ended in the year, as reported for each class; "
            "who watched two classes counts twice."
        ),
        quote="3860人在线观看学习",
        records=OnlineClass.objects.held(),
        measure=total("viewers", "人"),
        printed=Style(classifier="人"),
    ),
    "classes": Flow(
        label=_("online classes held"),
        rule=_("Online classes that ended in the year; planned or cancelled ones do not count."),
        quote="开展两期退役军人电商创业专题线上培训班",
        records=OnlineClass.objects.held(),
        measure=things("期"),
        printed=Style(classifier="期", numerals="chinese"),
    ),
    "cities": Flow(
        label=_("donor cities"),
        rule=_("Different cities with at least one donation of money paid in the year."),
        quote="组织济南、青岛、淄博、烟台、威海、泰安、临沂等七市退役军人部门及爱心企业",
        records=PAID,
        measure=distinct("region", "市"),
        named_by="region",
        printed=Style(classifier="市", numerals="chinese"),
    ),
    "donations": Flow(
        label=_("money donated to border regions"),
        rule=_("Donations of money paid in the year; what was only pledged does not count."),
        quote="面向对口援疆地区捐款100万元",
        records=PAID,
        measure=money("amount"),
        printed=Style(scale="万", classifier="元"),
    ),
    "gifts": Flow(
        label=_("donations of money"),
        rule=_("How many donations of money were paid in the year."),
        records=PAID,
        measure=things("笔"),
    ),
    "goods": Flow(
        label=_("value of goods donated"),
        rule=_("Value of the goods handed over in the year; the money donated is not in it."),
        records=Donation.objects.of_goods().paid(),
        measure=money("amount"),
    ),
    "pledged": Flow(
        label=_("money pledged"),
        rule=_("Donations of money pledged in the year and not withdrawn, paid or not."),
        records=Donation.objects.of_money().standing(),
        measure=money("amount"),
        dated_by="pledged_on",
    ),
}
