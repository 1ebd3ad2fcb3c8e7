"""What is typed into a template, and for which year and place somebody wants to see it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.widgets import (
    UnfoldAdminSelectWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
)

from bureau.base.forms import AROUND, ChoiceInput, Coded
from bureau.base.scope import EVERYWHERE
from bureau.base.validators import read_text
from bureau.desk.people import PlaceField
from bureau.report.models import LONGEST, ReportTemplate
from bureau.report.reading import read_template
from bureau.summary import asking
from veterans.models import Region

MOST_NAMED = 20  # faults of one template, in one answer


class TemplateText(Coded, forms.CharField):
    """The text of a template, with one end to each of its lines."""

    code = "text"
    widget = UnfoldAdminTextareaWidget(
        {"rows": 30, "class": "report-text", "spellcheck": "false", "lang": "zh-hans"}
    )

    def to_python(self, value):
        text = super().to_python(value).replace("\r\n", "\n").strip(AROUND)
        return read_text(text, longest=LONGEST)


class TemplateForm(forms.ModelForm):
    """A template is kept when every placeholder in it means something."""

    style = ChoiceInput(
        label=gettext_lazy("style"),
        choices=ReportTemplate.Style.choices,
        widget=UnfoldAdminSelectWidget,
    )
    body = TemplateText(label=gettext_lazy("text"), max_length=LONGEST)

    class Meta:
        model = ReportTemplate
        fields = ["style", "year", "body"]

    def clean_year(self):
        year = self.cleaned_data["year"]
        if year is not None:
            _year(str(year))
        return year

    def clean(self):
        """Said above the form: below a text of a hundred lines nobody would see it."""
        faults = read_template(self.cleaned_data.get("body", "")).faults
        if faults and "body" not in self.errors:
            raise ValidationError([at_its_line(fault) for fault in faults[:MOST_NAMED]])


class PreviewForm(forms.Form):
    """What a text, saved or not, would say of a year and place."""

    body = TemplateText(max_length=LONGEST)
    style = ChoiceInput(
        label=gettext_lazy("style"),
        choices=ReportTemplate.Style.choices,
        widget=UnfoldAdminSelectWidget,
    )
    preview_year = forms.CharField(
        label=gettext_lazy("year of the preview"), max_length=30, widget=UnfoldAdminTextInputWidget
    )
    preview_place = PlaceField(
        label=gettext_lazy("place of the preview"),
        queryset=Region.objects.all(),
        initial=EVERYWHERE,
        widget=UnfoldAdminSelectWidget,
    )

    def clean_preview_year(self):
        return _year(self.cleaned_data["preview_year"].strip())


def at_its_line(problem):
    return _("Line %(line)d: %(placeholder)s %(sentence)s") % vars(problem)


def _year(text):
    try:
        return asking.year(text)
    except asking.Unknown as refusal:
        raise ValidationError(str(refusal)) from None
