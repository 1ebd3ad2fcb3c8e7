"""What is typed when something is done to a year."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bureau.base.forms import DayInput, PlainText
from programs.lines import program_lines
from veterans.models import Region


class ReasonForm(forms.Form):
    """Why it is done."""

    reason = PlainText(label=_("reason"), min_length=2, max_length=300)


class CloseForm(forms.Form):
    """Why it is closed though places are missing; empty where none is."""

    despite = PlainText(label=_("closed despite"), max_length=300, required=False)


class ReopenForm(ReasonForm):
    """For which place and line, and until when."""

    region = forms.ModelChoiceField(Region.objects.all(), label=_("place"))
    line = forms.ChoiceField(label=_("program line"), required=False)
    until = DayInput(
        label=_("open until"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("The last day on which records may be corrected; 30 days at most."),
    )
    field_order = ["region", "line", "until", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        lines = [(line.label, line.verbose_name) for line in program_lines()]
        self.fields["line"].choices = [("", _("all")), *lines]

    @property
    def ends_at(self):
        """The end of the day, in Beijing."""
        after = self.cleaned_data["until"] + timedelta(days=1)
        return timezone.make_aware(datetime.combine(after, time.min))  # noqa: DTZ011


class RestateForm(ReasonForm):
    """Which published figure is put right, and why."""

    code = forms.CharField(max_length=63, widget=forms.HiddenInput)
