"""The pages of a year's life: how far it is, its confirmation by a place, and what was published.

Who may ask for them, bureau.permissions says.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bureau.base.models import Reopening, ReportYear
from bureau.base.requests import ask_only
from bureau.base.year_rights import may_close, may_confirm
from bureau.summary import asking
from bureau.years import acts, publishing
from bureau.years.band import banded
from bureau.years.completeness import places
from bureau.years.forms import CloseForm, ReasonForm, ReopenForm, RestateForm
from bureau.years.models import Confirmation, Restatement

CONFLICT = 409


@require_safe
@login_required
def life_page(request, year):
    ask_only(request.GET)
    return _life(request, _row(year))


def _life(request, row, status=200, **forms):
    closes = may_close(request.user)
    context = {
        "row": row,
        "places": places(row.year) if closes and row.is_known else [],
        "reopenings": row.reopenings.select_related("region", "asked_by", "agreed_by"),
        "closes": closes,
        "confirms": may_confirm(request.user),
        "reason_form": ReasonForm(),
        "close_form": CloseForm(),
        "reopen_form": ReopenForm(),
    }
    return render(request, "years/life.html", context | forms, status=status)


@require_POST
@login_required
def step(request, year, act):
    """Open it, begin to close it, take that back, close and publish it."""
    row = _row(year)
    if act not in STEPS:
        raise Http404
    form_class, name, do = STEPS[act]
    form = form_class(request.POST)
    if not form.is_valid():
        return _life(request, row, status=400, **{name: form})
    try:
        do(row.year, request.user, **form.cleaned_data)
    except acts.Refused as refusal:
        return _refused(request, refusal, _life, row)
    messages.success(request, _("Done."))
    return redirect("year-life", row.year)


# By their addresses: the form, what the page calls it, and what is done.
STEPS = {
    "open": (Form, "", acts.open_year),
    "begin": (Form, "", acts.begin_closing),
    "take-back": (ReasonForm, "reason_form", acts.take_back),
    "close": (CloseForm, "close_form", acts.close),
    "publish": (Form, "", acts.publish),
}


@require_POST
@login_required
def reopen(request, year):
    row = _row(year)
    form = ReopenForm(request.POST)
    if not form.is_valid():
        return _life(request, row, status=400, reopen_form=form)
    asked = {name: form.cleaned_data[name] for name in ("region", "line", "reason")}
    try:
        acts.reopen(row.year, request.user, ends_at=form.ends_at, **asked)
    except acts.Refused as refusal:
        return _refused(request, refusal, _life, row)
    messages.success(request, _("Asked for: another person has to agree."))
    return redirect("year-life", row.year)


@require_POST
@login_required
def decide_reopening(request, year, reopening, act):
    """Agree to it, or end it before its time."""
    row = _row(year)
    asked = get_object_or_404(Reopening, pk=reopening, year=row)
    do = {"agree": acts.agree, "end": acts.end}.get(act)
    if do is None:
        raise Http404
    try:
        do(asked, request.user)
    except acts.Refused as refusal:
        return _refused(request, refusal, _life, row)
    messages.success(request, _("Done."))
    return redirect("year-life", row.year)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def confirm_page(request, year):
    """A place looks at its figures beside the years before, explains what is unusual, and confirms."""
    row = _row(year)
    figures = banded(row.year, request.user.region)
    if request.method != "POST":
        ask_only(request.GET)
        return _confirmation(request, row, figures)
    doubtful = [each for each in figures if each.is_doubtful]
    said = {each.figure.code: request.POST.get(each.figure.code, "")[:300] for each in doubtful}
    try:
        acts.confirm(row.year, request.user.region, request.user, said, doubtful)
    except acts.Refused as refusal:
        return _refused(request, refusal, _confirmation, row, figures, said)
    messages.success(request, _("The figures of your place are confirmed."))
    return redirect("year-confirm", row.year)


def _confirmation(request, row, figures, said=None, status=200):
    confirmed = Confirmation.objects.filter(year=row, region=request.user.region).first()
    said = said if said is not None else (confirmed.explanations if confirmed else {})
    context = {
        "row": row,
        "confirmed": confirmed,
        "figures": [(each, said.get(each.figure.code, "")) for each in figures],
        "takes_confirmations": row.state in (ReportYear.State.OPEN, ReportYear.State.CLOSING),
    }
    return render(request, "years/confirm.html", context, status=status)


@require_safe
@login_required
def published_page(request, year):
    """What was printed and published, beside what the records say now."""
    ask_only(request.GET)
    return _published(request, _row(year))


def _published(request, row, status=200):
    context = {
        "row": row,
        "publication": getattr(row, "publication", None),
        "lines": publishing.compared(row.year),
        "blocks": publishing.article(row.year),
        "closes": may_close(request.user),
        "reason_form": ReasonForm(),
    }
    return render(request, "years/published.html", context, status=status)


@require_POST
@login_required
def restate(request, year):
    row = _row(year)
    form = RestateForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why the figure is put right."))
        return _published(request, row, status=400)
    try:
        acts.restate(row.year, form.cleaned_data["code"], request.user, form.cleaned_data["reason"])
    except acts.Refused as refusal:
        return _refused(request, refusal, _published, row)
    messages.success(request, _("Written down: another person has to approve it."))
    return redirect("year-published", row.year)


@require_POST
@login_required
def approve(request, year, restatement):
    row = _row(year)
    asked = get_object_or_404(Restatement, pk=restatement, publication__year=row)
    try:
        acts.approve(asked, request.user)
    except acts.Refused as refusal:
        return _refused(request, refusal, _published, row)
    messages.success(request, _("The figure is restated."))
    return redirect("year-published", row.year)


def _refused(request, refusal, page, *about):
    """The page again, with the sentence; the middleware undoes what was begun."""
    messages.error(request, str(refusal))
    return page(request, *about, status=CONFLICT)


def _row(year):
    try:
        return ReportYear.objects.get(year=asking.year(str(year)))
    except asking.Unknown as refusal:
        raise Http404(str(refusal)) from None
