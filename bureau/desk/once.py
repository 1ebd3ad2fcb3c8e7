"""A form that is sent twice, by a double click or a reload, does its work once."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from bureau.desk.models import Submission

TOKEN = "submission"  # the hidden field; a page without one takes its chances


def new_token(request):
    """The token of the form being shown: a form that came back with errors keeps its own."""
    return request.POST.get(TOKEN) or str(uuid4())


@transaction.atomic
def once(request, act):
    """The answer of `act`, or, where this form was saved before, the way to where that led.

    Two at the same moment: the second waits at the token's key until the first is committed.
    An answer that is no redirect has saved nothing, and the form may be sent again. The token of
    somebody else's form is not seen, and a conflict.
    """
    if TOKEN not in request.POST:
        return act()
    submission, first = Submission.objects.get_or_create(
        token=_token(request.POST[TOKEN]), user=request.user
    )
    if not first:
        messages.info(request, _("This was saved already: nothing was saved a second time."))
        return HttpResponseRedirect(submission.led_to)
    answer = act()
    if isinstance(answer, HttpResponseRedirect):
        submission.led_to = answer.url
        submission.save()
    else:
        submission.delete()
    return answer


def _token(text):
    try:
        return UUID(text)
    except ValueError as error:
        raise SuspiciousOperation("not a token of a form of ours") from error
