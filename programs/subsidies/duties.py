from django.db.models import CharField, ExpressionWrapper, F, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from bureau.base.workdays import NthWorkingDay
from bureau.desk.duties import Duty
from programs.subsidies.models import ServiceStandard, Subsidy


def _promised(_today):
    """By the promise of the nearest place that makes one, on the day of the acceptance."""
    whose = ExpressionWrapper(OuterRef("region_id"), CharField())
    promises = ServiceStandard.objects.open_on(OuterRef("accepted_on"))
    nearest = promises.alias(whose=whose).filter(whose__startswith=F("region_id"))
    days = nearest.order_by("-region_id").values("days")[:1]
    return (
        Subsidy.objects.filter(state__in=[Subsidy.State.ACCEPTED, Subsidy.State.APPROVED])
        .alias(promised=Subquery(days))
        .filter(promised__isnull=False)
        .annotate(promised_by=NthWorkingDay("accepted_on", "promised"))
    )


def _returned(_today):
    return Subsidy.objects.filter(state=Subsidy.State.RETURNED)


DUTIES = {
    "returned": Duty(label=_("subsidies returned for correction"), records=_returned),
    "promised": Duty(
        label=_("accepted subsidies to be paid within the promised working days"),
        records=_promised,
        due="promised_by",
    ),
}
