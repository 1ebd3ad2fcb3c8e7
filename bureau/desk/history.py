"""The page that tells what happened to a record, and at whose hands."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from bureau.base import trail
from bureau.base.requests import page_of

ENTRIES_A_PAGE = 50


class HistoryPage:
    """Mixed into an admin: in place of Django's own log, which forms alone write."""

    def history_view(self, request, object_id, extra_context=None):
        if not self.has_view_permission(request):  # before it is looked for: that would tell
            raise PermissionDenied
        record = self.get_object(request, unquote(object_id))
        if record is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        entries = list(trail.of_record(record))
        context = self.admin_site.each_context(request) | {
            "title": _("History"),
            "opts": self.opts,
            "object": record,
            "page": page_of(Paginator(entries, ENTRIES_A_PAGE), request.GET.get("page")),
        }
        return TemplateResponse(request, "desk/history.html", context)
