"""Signing in takes steps: the password, for some a code, and where it was given, a new password.

Until the last is done the session is nobody's: no page has to remember to ask.
"""

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import RedirectURLMixin
from django.http import HttpResponseRedirect
from django.urls import reverse

from bureau.base.acts import Act, remember
from bureau.staff import passwords, roles, second_factor

STEPS = {"second-factor": second_factor.is_missing, "password": passwords.why_change}


def next_step(user):
    """The name of the page that is to be passed next; None for whoever is signed in altogether."""
    return next((page for page, is_left in STEPS.items() if is_left(user)), None)


class StepsMiddleware:
    """Takes the user away from a request until they are through; the pages of the steps know them
    as its newcomer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.newcomer = request.step = None
        if request.user.is_authenticated and (step := next_step(request.user)):
            request.newcomer, request.step = request.user, step
            request.user = AnonymousUser()
        return self.get_response(request)


class Onward(RedirectURLMixin):
    """A page of a step: leads to the next, and at last to where somebody was going or works."""

    def get_redirect_url(self):
        """The address of the site itself is no page that somebody was on the way to."""
        url = super().get_redirect_url()
        return "" if url == reverse("home") else url

    def onward(self, user):
        going = self.get_redirect_url()
        if step := next_step(user):
            return HttpResponseRedirect(reverse(step, query={"next": going} if going else None))
        return HttpResponseRedirect(going or reverse(roles.first_page(user)))

    def passed(self, user):
        """Lead on, and note it if that was the last step."""
        if not next_step(user):
            remember(Act.Kind.SIGN_IN, self.request, by=user)
        return self.onward(user)
