from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.indicators import Flow, Ratio, Standard, mean, money, persons, rule, share, things
from programs.subsidies.models import Reversal, ServiceStandard, Subsidy
from programs.wording import Style

QUOTE = "全年为2.26万名自主就业退役士兵发放一次性经济补助4.26亿元"
PAID = Subsidy.objects.paid()

INDICATORS = {
    "persons": Flow(
        label=_("veterans paid a subsidy"),
        rule=_(
            "Different veterans whose one-off subsidy was paid in the year, whenever discharged."
        ),
        quote=QUOTE,
        records=PAID,
        measure=persons("veteran"),
        printed=Style(scale="万", decimals=2, classifier="名"),
    ),
    "amount": Flow(
        label=_("subsidies paid"),
        rule=_("The sum of the one-off subsidies paid in the year, by the day of payment."),
        quote=QUOTE,
        records=PAID,
        measure=money("amount"),
        printed=Style(scale="亿", decimals=2, classifier="元"),
    ),
    "promise_days": Standard(
        label=_("promised working days"),
        rule=_(
            "The working days from acceptance to payment that are promised on the last day of the "
            "year, by the place itself or else by the one above it."
        ),
        quote="实现1个工作日内申请领取到位",
        records=ServiceStandard.objects.all(),
        measure=rule("days", "工作日"),
        printed=Style(classifier="个工作日"),
    ),
    "within_one_day": Ratio(
        label=_("paid within one working day"),
        rule=_(
            "Of the subsidies paid in the year, the share that was on the card on the day of "
            "acceptance or on the next working day; days on which the clock stood do not count."
        ),
        records=Subsidy.objects.timed().annotate(marked=Q(working_days__lte=1)),
        measure=share(),
    ),
    "average": Ratio(
        label=_("average subsidy"),
        rule=_("The sum of the subsidies paid in the year, divided by their number."),
        records=PAID,
        measure=mean("amount"),
    ),
    "recovered": Flow(
        label=_("subsidies recovered"),
        rule=_("The sum of what came back of subsidies in the year, whenever they were paid."),
        records=Reversal.objects.recovered(),
        measure=money("reclaimed"),
    ),
    "accepted": Flow(
        label=_("applications accepted"),
        rule=_("Applications accepted in the year, whatever became of them."),
        records=Subsidy.objects.accepted(),
        measure=things("件"),
        dated_by="accepted_on",
    ),
    "refused": Flow(
        label=_("applications refused"),
        rule=_("Applications for the subsidy that were refused in the year."),
        records=Subsidy.objects.refused(),
        measure=things("件"),
        dated_by="decided_on",
    ),
}
