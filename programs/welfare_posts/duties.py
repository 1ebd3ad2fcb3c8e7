from datetime import timedelta

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from bureau.desk.duties import Duty, days_after
from programs.cases.queue import queue
from programs.welfare_posts.models import MonthlyPay, Placement

SOON = timedelta(days=60)
TIME_TO_REPORT = 5  # 空岗5日内报告，逾期视为虚报
LOOKING_BACK = timedelta(days=365)  # what was left unreported longer ago is for the audit


def _agreements_ending(today):
    return Placement.objects.open_on(today).filter(
        state=Placement.State.IN_POST, agreement_until__lte=today + SOON
    )


def _notice_over(today):
    return Placement.objects.filter(notice_until__lt=today)


def _vacancies_unreported(today):
    return Placement.objects.filter(
        ended_on__range=(today - LOOKING_BACK, today), vacancy_reported_on__isnull=True
    ).annotate(report_by=days_after("ended_on", TIME_TO_REPORT))


def vacancies_late(today):
    """Reported later than allowed, or not at all by a day on which they had to be."""
    ended = Placement.objects.annotate(report_by=days_after("ended_on", TIME_TO_REPORT))
    reported_late = ended.filter(vacancy_reported_on__gt=F("report_by"))
    return reported_late | ended.filter(vacancy_reported_on__isnull=True, report_by__lt=today)


DUTIES = {
    **queue(Placement, approve=(_notice_over, "notice_until")),
    **queue(MonthlyPay),
    "agreements_ending": Duty(
        label=_("placements whose agreement ends within 60 days"),
        records=_agreements_ending,
        due="agreement_until",
    ),
    "vacancies_unreported": Duty(
        label=_("posts left whose vacancy has to be reported within 5 days"),
        records=_vacancies_unreported,
        due="report_by",
    ),
}
