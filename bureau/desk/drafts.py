"""Forms put aside: what was typed is kept under seal, apart from the records."""

import json

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.forms import ChoiceField
from django.http import QueryDict
from django.utils.translation import gettext as _

from bureau.base.encryption import seal, unseal
from bureau.base.forms import SealedInput
from bureau.base.keys import is_key
from bureau.desk.forms import OPENED, REOPENED
from bureau.desk.models import Draft
from bureau.desk.once import TOKEN

DRAFT = "draft"  # which one a form goes on with: in its address, then in a hidden field
MOST_DIGITS = 4  # in a title: a year
NOT_TYPED = ["csrfmiddlewaretoken", TOKEN, "_draft"]


def of(user):
    """Somebody's drafts in the place they are in now: what they saw elsewhere stays there."""
    return Draft.objects.filter(user=user, region=user.region)


def keep(request, form):
    """Put the form aside, in the place of the draft it began as if there is one."""
    model, user = form._meta.model, request.user
    draft = _numbered(request.POST.get(DRAFT), user, model) or Draft(
        user=user, region=user.region, content_type=ContentType.objects.get_for_model(model)
    )
    typed = {key: values for key, values in request.POST.lists() if key not in NOT_TYPED}
    draft.content = seal(json.dumps(typed))
    draft.title = _title(form)
    draft.save()
    return draft


def typed_in(draft):
    """What the form of a draft held."""
    data = QueryDict(mutable=True)
    for key, values in json.loads(unseal(draft.content)).items():
        data.setlist(key, values)
    data[DRAFT] = str(draft.pk)
    data[REOPENED] = "1"
    return data


def asked_for(request, model):
    """The draft that a page was opened with; None without one, or with somebody else's."""
    return _numbered(request.GET.get(DRAFT), request.user, model)


def discard(request, model):
    """The record is entered: its draft has done its work."""
    if draft := _numbered(request.POST.get(DRAFT), request.user, model):
        draft.delete()


def _numbered(text, user, model):
    if is_key(text):
        kind = ContentType.objects.get_for_model(model)
        return of(user).filter(content_type=kind, pk=text).first()
    return None


def _title(form):
    """The first two things chosen or typed, to tell drafts apart; numbers are left out."""
    form.supply()
    said = [
        str(value)
        for name, value in form.cleaned_data.items()
        if name not in ("region", OPENED) and _can_be_shown(form.fields[name], value)
    ]
    return " ".join(said[:2])[:100] or _("untitled")


def _can_be_shown(field, value):
    """Things chosen from a register, and plain words; never a number, in whatever box it stands."""
    plain = isinstance(value, str) and not isinstance(field, SealedInput | ChoiceField)
    return isinstance(value, Model) or bool(plain and value and _digits_in(value) <= MOST_DIGITS)


def _digits_in(text):
    return sum(char.isdigit() for char in text)
