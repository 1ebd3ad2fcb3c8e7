"""Who changed this record, what did this person do and see: for auditors; and for all, their own."""

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bureau.audit.export import as_csv
from bureau.audit.forms import AskingForm
from bureau.base import trail
from bureau.base.acts import Act, remember
from bureau.base.keys import is_key
from bureau.base.requests import NO_SUCH_PAGE, ask_only

ENTRIES_A_PAGE = 100
MOST_PAGES = 10_000
ENTRIES_A_FILE = 10_000


@require_safe
@permission_required("audit.read_trail", raise_exception=True)
def trail_page(request):
    return _page(request, AskingForm.asked(request.GET), title=_("Who did what"), own=False)


@require_safe
def own_page(request):
    """Everybody may see what the system remembers of them."""
    asked = request.GET.copy()
    asked["username"] = request.user.get_username()
    return _page(request, AskingForm.asked(asked), title=_("What I did"), own=True)


@require_safe
@permission_required("audit.read_trail", raise_exception=True)
def trail_file(request):
    """The same as a file; that it was taken away is an act itself."""
    form = AskingForm.asked(request.GET)
    ask_only(request.GET, *form.fields)
    if not form.is_valid():
        return _page(request, form, title=_("Who did what"), own=False)
    found = trail.done(**form.question())[:ENTRIES_A_FILE]
    entries = trail.entries(found)
    remember(Act.Kind.EXPORT, request, list="audit", rows=len(entries), **_said(form))
    answer = HttpResponse(as_csv(entries), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="audit.csv"'
    return answer


def _page(request, form, title, own):
    ask_only(request.GET, "page", *form.fields)
    number = _number_of_page(request.GET.get("page"))
    entries, has_next = [], False
    if form.is_valid():
        begin = (number - 1) * ENTRIES_A_PAGE
        found = list(trail.done(**form.question())[begin : begin + ENTRIES_A_PAGE + 1])
        entries, has_next = trail.entries(found[:ENTRIES_A_PAGE]), len(found) > ENTRIES_A_PAGE
    others = request.GET.copy()
    others.pop("page", None)
    context = admin.site.each_context(request) | {
        "title": title,
        "form": form,
        "own": own,
        "entries": entries,
        "number": number,
        "has_next": has_next,
        "others": others.urlencode(),
    }
    status = 200 if form.is_valid() else 400
    return TemplateResponse(request, "audit/trail.html", context, status=status)


def _number_of_page(text):
    """Nobody counts how many pages there are: they are leafed through."""
    number = int(text or 1) if is_key(text or 1) else 0
    if not 1 <= number <= MOST_PAGES:
        raise BadRequest(NO_SUCH_PAGE)
    return number


def _said(form):
    """The question as the act remembers it."""
    return {name: str(value) for name, value in form.cleaned_data.items() if value}
