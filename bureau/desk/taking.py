"""Asking for a list, or a document, as a file: of what stands in the address of the page."""

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import BadRequest
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bureau.desk import once
from bureau.desk.models import ListFile
from bureau.desk.reasons import ReasonForm
from bureau.desk.tasks import write_file

COUNTY = len("370102")


class TakeForm(ReasonForm):
    """As which file, and why: whoever takes a list and sees beyond one county has to say."""

    format = forms.ChoiceField(
        label=gettext_lazy("format"),
        initial=ListFile.Format.XLSX,
        widget=forms.RadioSelect,
    )
    field_order = ["format", "reason"]

    def __init__(self, user, file, data=None):
        super().__init__(data)
        self.fields["format"].choices = [(each, each.label) for each in file.formats]
        self.fields["reason"].required = bool(file.kind) and len(user.scope.code) < COUNTY


def page(request, file, facts, back):
    """Asks how it shall be taken, and then has it written; `file` says what."""
    form = TakeForm(request.user, file, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return once.once(request, lambda: _asked(request, file, form.cleaned_data))
    context = admin.site.each_context(request) | {
        "title": _("Take this list away") if file.kind else _("Take the report away"),
        "file": file,
        "facts": facts,
        "form": form,
        "back": back,
        "submission": once.new_token(request),
    }
    return TemplateResponse(request, "desk/take.html", context)


def _asked(request, file, asked):
    waiting = [ListFile.State.WAITING, ListFile.State.WRITING]
    if of(request.user).filter(state__in=waiting).count() >= settings.FILES_AT_ONCE:
        messages.warning(request, _("Your last files are still being written: wait for them."))
        return HttpResponseRedirect(reverse("files"))
    file.user, file.region = request.user, request.user.region
    file.language = translation.get_language()
    file.format, file.reason = asked["format"], asked["reason"]
    file.save()
    write_file.ask(file=file)
    return HttpResponseRedirect(reverse("file", args=[file.pk]))


def of(user):
    """The files that somebody asked for where they are now."""
    return ListFile.objects.filter(user=user, region=user.region).select_related("content_type")


def of_list(model, query, title):
    """The list of one kind of record in the admin, as an address asks for it."""
    return _new(model, "desk", query, title)


def of_figure(code, year, model, query, title):
    """The records behind a figure, as an address asks for them."""
    return _new(model, "summary", query, title, figure=code, year=year)


def of_document(app, year, query, title):
    """A document of a year, as an address asks an app for it."""
    return _new(None, app, query, title, year=year)


def _new(model, app, query, title, **about):
    if len(query) > ListFile._meta.get_field("query").max_length:
        raise BadRequest(_("The address is too long: ask for less at once."))
    kind = model and ContentType.objects.get_for_model(model)
    return ListFile(content_type=kind, offered_by=app, query=query, title=title, **about)
