"""The monthly pay of many posts reported at once, to be corrected where somebody was absent."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils import timezone

from bureau.desk.bulk import BulkChange
from programs.welfare_posts.models import MonthlyPay
from programs.welfare_posts.models.pay import month_after, month_before
from programs.welfare_posts.models.states import TAKEN_UP


@dataclass(frozen=True, kw_only=True)
class ReportMonth(BulkChange):
    """Reports the last month that is over, of posts held on some day of it and not reported yet.

    All days on which the post was held count as attended.
    """

    def concerns(self, records, user):
        month = month_before(timezone.localdate())
        reported = MonthlyPay.objects.filter(placement=OuterRef("pk"), month=month)
        held = records.filter(state__in=TAKEN_UP, began_on__lt=month_after(month))
        return held.exclude(ended_on__lte=month).exclude(Exists(reported))

    def carry_out(self, record, user):
        pay = MonthlyPay(placement=record, month=month_before(timezone.localdate()))
        pay.fill()
        pay.attended_days = pay.working_days_in_post()
        if not pay.attended_days:
            return []  # it began on the last days of rest of the month
        try:
            pay.fill()
            pay.full_clean()
        except ValidationError as error:
            return error.messages
        pay.save()
        return []
