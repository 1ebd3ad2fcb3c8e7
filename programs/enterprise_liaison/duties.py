from datetime import timedelta

from django.db.models import Max, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from bureau.desk.duties import Duty, days_after
from programs.enterprise_liaison.models import Contact
from veterans.models import Enterprise

QUIET = 90  # days


def _not_contacted(today):
    """Whoever contacted it last, an officer of another place as well; since recognised, if nobody."""
    contacts = Contact.objects.filter(enterprise=OuterRef("pk"), contacted_on__lte=today)
    last = contacts.order_by().values("enterprise").annotate(day=Max("contacted_on")).values("day")
    return (
        Enterprise.objects.open_on(today)
        .alias(last_seen_on=Coalesce(Subquery(last), "began_on"))
        .filter(last_seen_on__lte=today - timedelta(days=QUIET))
        .annotate(contact_by=days_after("last_seen_on", QUIET))
    )


DUTIES = {
    "not_contacted": Duty(
        label=_("enterprises without a contact for 90 days"),
        records=_not_contacted,
        due="contact_by",
    ),
}
