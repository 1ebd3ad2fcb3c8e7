"""The calendar of job days: a page of the admin."""

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from unfold.views import UnfoldModelAdminViewMixin

from bureau.base.forms import DayInput, PlainText
from bureau.base.workdays import is_announced
from bureau.base.years import FIRST_YEAR, LAST_YEAR
from programs.job_fairs.job_days import job_days
from programs.job_fairs.models import JobFair
from programs.job_fairs.planning import Calendar, plan_fair


class PlanForm(forms.Form):
    """The job day a fair is for; where it cannot be held then, another day and why."""

    day = DayInput(widget=forms.HiddenInput)
    held_on = JobFair._meta.get_field("held_on").formfield(
        form_class=DayInput,
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    moved_because = JobFair._meta.get_field("moved_because").formfield(form_class=PlainText)

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day not in job_days(day.year):
            raise ValidationError(_("Choose one of the six job days."))
        return day

    def clean_held_on(self):
        return self.cleaned_data["held_on"] or self.cleaned_data.get("day")


class JobDaysPage(UnfoldModelAdminViewMixin, TemplateView):
    """Six cards, each with one click to the place's own fair, and who held which of the six."""

    title = _("Job-day calendar")
    permission_required = "job_fairs.view_jobfair"
    template_name = "job_fairs/job_days.html"
    http_method_names = ["get", "head", "post"]

    def setup(self, request, year=None):
        super().setup(request)
        self.year = year or timezone.localdate().year
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise Http404(_("There is no calendar of that year."))

    def post(self, request, **_kwargs):
        if not self.may_plan:
            raise PermissionDenied
        form = PlanForm(request.POST)
        if form.is_valid():
            try:
                return self._lead_to(*plan_fair(region=request.user.region, **form.cleaned_data))
            except ValidationError as refusal:
                form.add_error(None, refusal)
        if "day" in form.errors:
            raise BadRequest(form.errors.as_text())
        return self.get(request, refused=form)

    def get_context_data(self, refused=None, **kwargs):
        calendar = Calendar(self.year, self.request.user.scope)
        cards = [(each, self._form(each, refused)) for each in calendar.job_days()]
        return super().get_context_data(**kwargs, calendar=calendar, cards=cards)

    @property
    def earlier(self):
        return self.year - 1 if self.year > FIRST_YEAR else None

    @property
    def later(self):
        return self.year + 1 if self.year < LAST_YEAR else None

    @property
    def is_announced(self):
        return is_announced(self.year)

    @cached_property
    def may_plan(self):
        """A clerk plans the fairs of their own place, and of no other."""
        has_place = self.request.user.region_id is not None
        return has_place and self.model_admin.has_add_permission(self.request)

    def _form(self, job_day, refused):
        """What is asked before a fair is created: nothing, unless its job day is a holiday."""
        if refused and refused.cleaned_data.get("day") == job_day.day:
            return refused
        if job_day.festival is None:
            return None
        because = _("%(festival)s holiday") % {"festival": job_day.festival}
        return PlanForm(initial={"held_on": job_day.week_before, "moved_because": because})

    def _lead_to(self, fair, is_new):
        if is_new:
            self.model_admin.log_addition(self.request, fair, [{"added": {}}])
            said = _("%(fair)s was created. Check it, then add its booths and visits.")
        else:
            said = _("%(fair)s is already entered: this is its page.")
        messages.success(self.request, said % {"fair": fair})
        return redirect("admin:job_fairs_jobfair_change", fair.pk)
