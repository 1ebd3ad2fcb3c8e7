from django.db.models import F, Value
from django.utils.translation import gettext_lazy as _

from bureau.base.workdays import NthWorkingDay
from bureau.desk.duties import Duty
from programs.cases.queue import queue
from programs.subsidies.models import BankLine, PaymentOrder, Reversal, Subsidy
from programs.subsidies.models.clock import PausedDays
from programs.subsidies.models.states import RUNNING


def promised(today):
    """Running ones by the day on which the promise of their place is over, the pauses added."""
    return Subsidy.objects.filter(state__in=RUNNING, promised_days__isnull=False).annotate(
        promised_by=NthWorkingDay(
            "clock_from", F("promised_days") + PausedDays("pk", "clock_from", Value(today))
        )
    )


def _unsettled(_today):
    """Money that came in otherwise than it should: the bank is to put it right."""
    return PaymentOrder.objects.exclude(state__in=["sent", "paid", "failed", "taken_back"])


def _astray(_today):
    """Lines of the bank that answer none of our orders."""
    return BankLine.objects.filter(is_open=True, order=None)


DUTIES = {
    **queue(
        Subsidy,
        approve=(promised, "promised_by"),
        review=(promised, "promised_by"),
        send=(promised, "promised_by"),
    ),
    **queue(Reversal),
    "promised": Duty(
        label=_("accepted subsidies to be paid within the promised working days"),
        records=promised,
        due="promised_by",
    ),
    "unsettled": Duty(
        label=_("payments of subsidies that the bank has to put right"), records=_unsettled
    ),
    "astray": Duty(
        label=_("lines of the bank that answer no order and have to be put right"),
        records=_astray,
    ),
}
