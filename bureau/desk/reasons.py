"""What somebody has to say before they do what is out of the ordinary."""

from django import forms
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextInputWidget

from bureau.base.forms import PlainText


class ReasonForm(forms.Form):
    """Why they do it."""

    reason = PlainText(
        label=_("reason"),
        min_length=2,
        max_length=200,
        widget=UnfoldAdminTextInputWidget,
        help_text=_("It is kept with your name and the time, and auditors read it."),
    )
