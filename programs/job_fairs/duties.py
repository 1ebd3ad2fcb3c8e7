from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from bureau.desk.duties import Duty, Notice
from programs.job_fairs.job_days import next_job_day
from programs.job_fairs.models import JobFair


def _fairs_past(today):
    return JobFair.objects.filter(state=JobFair.State.PLANNED, held_on__lt=today)


DUTIES = {
    "fairs_past": Duty(
        label=_("job fairs planned for a day that has passed"),
        records=_fairs_past,
        due="held_on",
    ),
}


def notices(user, today):
    """The next job day, and whether the place has fairs for it."""
    if not (user.region and user.has_perm("job_fairs.view_jobfair")):
        return
    next_day = next_job_day(today)
    near = JobFair.objects.in_region(user.region).around(next_day, next_day)
    standing = near.exclude(state=JobFair.State.CANCELLED)
    fairs = sum(fair.job_day == next_day for fair in standing)
    sentence = _("The next job day is %(day)s. No fair of your place is entered for it yet.")
    if fairs:
        sentence = _("The next job day is %(day)s. Fairs of your place entered for it: %(fairs)s.")
    yield Notice(
        sentence=sentence % {"day": date_format(next_day), "fairs": fairs},
        links={_("Job-day calendar"): reverse("admin:job_days")},
    )
