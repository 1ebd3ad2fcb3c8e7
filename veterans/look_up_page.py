"""The page on which a clerk finds a person whom another place registered."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bureau.base.acts import Act, remember_refusal
from bureau.base.forms import AsTyped
from bureau.base.identity import read_id_number
from bureau.base.scope import because
from bureau.desk.reasons import ReasonForm
from bureau.desk.reveal import TOO_MANY, Limited, once_more
from veterans.look_up import look_up

UNPROCESSABLE = 422


class LookUpForm(ReasonForm):
    id_number = AsTyped(
        label=gettext_lazy("full ID number"), widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    field_order = ["id_number", "reason"]

    def clean_id_number(self):
        return read_id_number(self.cleaned_data["id_number"])


class LookUpPage:
    """Mixed into the admin of veterans."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.look_up_view)
        return [path("look-up/", view, name="veterans_veteran_look_up"), *super().get_urls()]

    def look_up_view(self, request):
        """Whoever enters records may take up the matter of anybody who stands before them."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = LookUpForm(request.POST if request.method == "POST" else None)
        if not form.is_bound:
            return self._look_up_page(request, form)
        if not form.is_valid():
            return self._look_up_page(request, form, UNPROCESSABLE)
        reason = form.cleaned_data["reason"]
        try:
            once_more(Act.Kind.LOOK_UP, request, settings.LOOK_UPS_A_DAY)
        except Limited:
            remember_refusal(Act.Kind.LOOK_UP_REFUSED, request, reason=reason)
            sentence = _("You may look up %(limit)s people a day: ask your superior, or tomorrow.")
            form.add_error(None, sentence % {"limit": settings.LOOK_UPS_A_DAY})
            return self._look_up_page(request, form, TOO_MANY)
        because(reason)
        person = look_up(form.cleaned_data["id_number"], reason)
        if person is None:
            form.add_error("id_number", _("Nobody is registered with this number: enter them."))
            return self._look_up_page(request, form)
        sentence = _("%(person)s is open to your place from now on.")
        messages.success(request, sentence % {"person": person})
        return HttpResponseRedirect(reverse(admin_urlname(self.opts, "change"), args=[person.pk]))

    def _look_up_page(self, request, form, status=200):
        context = self.admin_site.each_context(request) | {
            "title": _("Find a person of another place"),
            "opts": self.opts,
            "form": form,
        }
        return TemplateResponse(request, "veterans/look_up.html", context, status=status)
