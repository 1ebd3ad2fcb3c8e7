from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from bureau.desk.duties import Duty
from programs.incubators.models import Tenancy

SOON = timedelta(days=60)


def _tenancies_ending(today):
    return Tenancy.objects.open_on(today).filter(agreed_until__lte=today + SOON)


DUTIES = {
    "tenancies_ending": Duty(
        label=_("enterprises in an incubator whose agreed term ends within 60 days"),
        records=_tenancies_ending,
        due="agreed_until",
    ),
}
