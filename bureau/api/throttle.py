"""How often programs may ask: so that one that runs wild slows down itself and nobody else.

Counted in the database, for all processes of the server, and outside the transaction of the
request: what is refused counts as well.
"""

import time

from django.conf import settings

from bureau.api.models import Usage
from bureau.base.problems import is_of_a_program, problem

MINUTE = 60  # seconds


class ThrottleMiddleware:
    """Those nobody knows are refused anyway, and cost no count."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if is_of_a_program(request) and request.user.is_authenticated:
            minute, gone = divmod(int(time.time()), MINUTE)
            asked = Usage.objects.count_one(request.user, minute)
            if asked > settings.API_REQUESTS_A_MINUTE:
                answer = problem(429)
                answer.headers["Retry-After"] = str(MINUTE - gone)
                return answer
        return self.get_response(request)
