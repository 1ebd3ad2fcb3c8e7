from django import forms
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminFileFieldWidget, UnfoldAdminTextareaWidget

from bureau.base.forms import PlainText
from bureau.desk.explaining import LONGEST


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("ledger"),
        widget=UnfoldAdminFileFieldWidget(attrs={"accept": ".xlsx,.csv"}),
        help_text=_("An .xlsx or .csv. Nothing is entered before you have seen what it comes to."),
        allow_empty_file=True,  # its reader says what is wrong with it
    )


class ConfirmForm(forms.Form):
    """What is only doubtful is taken over once it is explained."""

    explanation = PlainText(
        label=_("explanation"),
        max_length=LONGEST,
        required=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 2}),
    )

    def __init__(self, data=None, *, doubtful):
        super().__init__(data)
        self.fields["explanation"].required = doubtful
