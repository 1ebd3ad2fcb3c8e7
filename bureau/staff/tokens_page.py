"""One's own access tokens: made, shown once, revoked."""

from datetime import timedelta

from django import forms
from django.apps import apps
from django.contrib import admin, messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST
from unfold.widgets import (
    UnfoldAdminSelectMultipleWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminSingleDateWidget,
    UnfoldAdminTextInputWidget,
)

from bureau import permissions
from bureau.base.acts import Act, remember
from bureau.base.forms import ChoiceInput, DayInput, PlainText
from bureau.base.requests import ask_only
from bureau.desk.people import PlaceField
from bureau.staff import tokens
from bureau.staff.models import ApiToken
from veterans.models import Region

USUAL = timedelta(days=90)
UNPROCESSABLE = 422


class TokenForm(forms.Form):
    """What a new token is for, and what it leaves out."""

    name = PlainText(
        label=gettext_lazy("Name"),
        max_length=60,
        help_text=gettext_lazy("Of the program, and where it runs."),
        widget=UnfoldAdminTextInputWidget,
    )
    rights = ChoiceInput(
        label=gettext_lazy("Rights"), choices=ApiToken.Rights, widget=UnfoldAdminSelectWidget
    )
    expires_on = DayInput(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("At most a year from now; then a new one is made."),
        widget=UnfoldAdminSingleDateWidget,
    )
    region = PlaceField(
        label=gettext_lazy("For this place alone"),
        queryset=Region.objects.none(),
        required=False,
        widget=UnfoldAdminSelectWidget,
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("For these records alone"),
        required=False,
        widget=UnfoldAdminSelectMultipleWidget,
    )

    def __init__(self, data=None, *, user):
        super().__init__(data, initial={"expires_on": timezone.localdate() + USUAL})
        self.fields["region"].queryset = Region.objects.within(user.scope)
        self.fields["kinds"].choices = _kinds(user)

    def clean_expires_on(self):
        day, today = self.cleaned_data["expires_on"], timezone.localdate()
        if not today <= day <= today + ApiToken.LONGEST:
            raise forms.ValidationError(_("Choose a day within a year from now."), code="date")
        return day


def _kinds(user):
    """What programs may ask for, of what somebody sees."""
    models = [apps.get_model(label) for label, kind in permissions.KINDS.items() if kind.api]
    return [
        (opts.label_lower, capfirst(opts.verbose_name_plural))
        for opts in (model._meta for model in models)
        if user.has_perm(f"{opts.app_label}.view_{opts.model_name}")
    ]


@sensitive_variables("text")
def tokens_page(request):
    """What was made is shown in the answer itself, and never again."""
    ask_only(request.GET)
    form = TokenForm(request.POST if request.method == "POST" else None, user=request.user)
    text = ""
    if form.is_valid():
        token, text = tokens.make(request.user, **form.cleaned_data)
        about = {"rights": token.rights, "expires_on": str(token.expires_on)}
        remember(Act.Kind.TOKEN, request, about=token, **about)
        form = TokenForm(user=request.user)
    context = admin.site.each_context(request) | {
        "title": _("My access tokens"),
        "form": form,
        "text": text,
        "tokens": ApiToken.objects.filter(user=request.user).select_related("region"),
        "today": timezone.localdate(),
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return TemplateResponse(request, "staff/tokens.html", context, status=status)


@require_POST
def revoke(request, pk):
    token = ApiToken.objects.filter(user=request.user, pk=pk).first()
    if token is None:
        raise Http404
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        remember(Act.Kind.TOKEN_REVOKED, request, about=token)
    messages.success(request, _("“%s” is good no more.") % token)
    return redirect("tokens")
