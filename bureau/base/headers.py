"""What every answer, page or file, tells the browser beside its content."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.urls import reverse


class HeadersMiddleware(CSPMiddleware):
    """What a page may load and use, and that no browser and no proxy keeps it.

    Outermost, so that files, redirects and refusals have their headers as well.
    """

    def process_response(self, request, response):
        response = super().process_response(request, response)
        response.headers["Permissions-Policy"] = NOTHING
        # Files say themselves for how long they are kept (whitenoise); everything else is personal.
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(reverse("admin:index")):
            parts.update = settings.CONTENT_SECURITY_POLICY_OF_ADMIN
        return parts


# None of what a browser could lend a page is needed by ours.
NOTHING = ", ".join(
    f"{feature}=()"
    for feature in [
        "accelerometer",
        "autoplay",
        "camera",
        "display-capture",
        "encrypted-media",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "picture-in-picture",
        "publickey-credentials-get",
        "screen-wake-lock",
        "serial",
        "usb",
        "web-share",
        "xr-spatial-tracking",
    ]
)
