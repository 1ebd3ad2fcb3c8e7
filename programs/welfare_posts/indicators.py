from django.utils.translation import gettext_lazy as _

from programs.indicators import Begun, Ended, Flow, Stock, money, persons
from programs.welfare_posts.models import MonthlyPay, Placement
from programs.wording import Style

TAKEN_UP = Placement.objects.taken_up()

INDICATORS = {
    "holders": Stock(
        label=_("holders of welfare posts"),
        rule=_(
            "Different veterans in post on the last day of the year; whoever left on that day "
            "or was only approved by then does not count."
        ),
        quote="兜底解决14万名退役军人就业和生活问题",
        records=TAKEN_UP,
        measure=persons("veteran"),
        printed=Style(scale="万", classifier="名"),
    ),
    "taken_up": Begun(
        label=_("veterans who took up a post"),
        rule=_("Different veterans who began to work in a post during the year."),
        records=TAKEN_UP,
        measure=persons("veteran"),
    ),
    "left": Ended(
        label=_("veterans who left their post"),
        rule=_("Different veterans whose placement ended during the year, for any reason."),
        records=TAKEN_UP,
        measure=persons("veteran"),
    ),
    "left_for_work": Ended(
        label=_("veterans who left for other work"),
        rule=_("Different veterans who left their post during the year as they found other work."),
        records=TAKEN_UP.filter(exit_reason=Placement.ExitReason.NEW_JOB),
        measure=persons("veteran"),
    ),
    "left_retired": Ended(
        label=_("veterans who left at retirement age"),
        rule=_("Different veterans who left their post during the year at retirement age."),
        records=TAKEN_UP.filter(exit_reason=Placement.ExitReason.RETIREMENT),
        measure=persons("veteran"),
    ),
    "pay_total": Flow(
        label=_("pay of welfare posts"),
        rule=_("Money paid to holders of posts in the year, whichever months it is for."),
        records=MonthlyPay.objects.paid(),
        measure=money("amount"),
    ),
    "paid_posts": Flow(
        label=_("veterans paid in posts"),
        rule=_("Different veterans who were paid for at least one month of a post in the year."),
        records=MonthlyPay.objects.paid(),
        measure=persons("veteran"),
    ),
}
