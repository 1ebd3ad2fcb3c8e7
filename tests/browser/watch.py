"""What pages asked for and complained of while they were open."""

# A page may be refused on purpose (404, 409), and a script may be told so; a file must be there.
FILES = {"script", "stylesheet", "font", "image"}


class Watch:
    """Listens to every page of one browser context."""

    def __init__(self, context, site):
        self.context, self.site, self.complaints = context, site, []
        context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("console", self._said)
        context.on("weberror", lambda error: self._complain("script error", error.error))

    def _asked(self, request):
        if not request.url.startswith((f"{self.site}/", "data:", "blob:", "about:")):
            self._complain("asked outside", request.url)

    def _answered(self, response):
        file_is_missing = response.request.resource_type in FILES and response.status >= 400
        if file_is_missing or response.status >= 500:
            self._complain(response.status, response.url)

    def _said(self, message):
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self._complain("console", message.text)

    def _complain(self, kind, what):
        self.complaints.append(f"{kind}: {what}")
