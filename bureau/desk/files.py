"""The files that somebody took: how far each is, and fetching it."""

from django.contrib import admin, messages
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bureau.base.finished import FinishedFile
from bureau.base.requests import ask_only
from bureau.desk import taking

MOST_LISTED = 50
OFFICE = "application/vnd.openxmlformats-officedocument"
CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
}


@require_safe
def files_page(request):
    ask_only(request.GET)
    context = {"title": _("My files"), "files": taking.of(request.user)[:MOST_LISTED]}
    return TemplateResponse(request, "desk/files.html", _with(request, context))


@require_safe
def file_page(request, file):
    ask_only(request.GET)
    file = _own(request, file)
    done, expected = _progress(file)
    context = {"title": file.title, "file": file, "done": done, "expected": expected}
    return TemplateResponse(request, "desk/file.html", _with(request, context))


@require_safe
def content(request, file):
    """The file itself, for whoever may still see such a list where they are now."""
    ask_only(request.GET)
    file = _own(request, file)
    if not file.is_there:
        messages.warning(request, _("This file is not kept any longer: take it anew."))
        return HttpResponseRedirect(reverse("file", args=[file.pk]))
    file.fetched_at = timezone.now()
    file.save()
    return FinishedFile(
        file.path.open("rb"),
        as_attachment=True,
        filename=f"{file.title} {date_format(timezone.localtime(file.asked_at), 'Y-m-d Hi')}.{file.format}",
        content_type=CONTENT_TYPES[file.format],
    )


def _own(request, number):
    """Another's, or of a list that they may not see any longer, is as one that there is not."""
    file = taking.of(request.user).filter(pk=number).first()
    if file is None or not file.may_be_read_by(request.user):
        raise Http404
    return file


def _progress(file):
    """(rows written so far, rows expected); nothing is expected before it was counted."""
    try:
        done, expected = file.progress_path.read_text().split()
        return int(done), int(expected)
    except (FileNotFoundError, ValueError):  # not begun, or being written this moment
        return 0, None


def _with(request, context):
    return admin.site.each_context(request) | context


urlpatterns = [
    path("admin/files/", admin.site.admin_view(files_page), name="files"),
    path("admin/files/<int:file>/", admin.site.admin_view(file_page), name="file"),
    path("admin/files/<int:file>/content/", admin.site.admin_view(content), name="file-content"),
]
