"""Who asks: whoever the middleware knows, by a token or by their session."""

from http import HTTPStatus

from django.utils.translation import gettext as _
from rest_framework.authentication import CSRFCheck, SessionAuthentication

from bureau.api.errors import Problem


class Known(SessionAuthentication):
    """A browser sends cookies along whoever makes it ask, so that a session has to show its CSRF
    token as well; an access token nobody else can send."""

    def authenticate(self, request):
        user = request._request.user
        if getattr(user, "token", None) is not None:
            return user, user.token
        return super().authenticate(request)

    def authenticate_header(self, request):
        return 'Bearer realm="api"'

    def enforce_csrf(self, request):
        check = CSRFCheck(lambda request: None)
        check.process_request(request)
        if check.process_view(request, None, (), {}):
            said = _("A request with a session needs its CSRF token: send X-CSRFToken.")
            raise Problem(HTTPStatus.FORBIDDEN, "csrf", said)
