"""The page of a request that cannot be answered."""

from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.shortcuts import render
from django.utils.translation import gettext as _

BAD_REQUEST, TOO_LARGE = 400, 413


def bad_request(request, exception):
    """Says what is wrong where that was said; what forged requests are told is nothing."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        status, sentence = (
            TOO_LARGE,
            _("What was sent is too large: go back and send less at a time."),
        )
    else:
        said = str(exception) if isinstance(exception, BadRequest) else ""
        status = BAD_REQUEST
        sentence = said or _("This request cannot be read: go back, and send it again.")
    return render(request, "400.html", {"sentence": sentence}, status=status)
