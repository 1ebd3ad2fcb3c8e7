from django.contrib import admin
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.urls import include, path
from django.views.i18n import set_language

from bureau.api import document
from bureau.api.addresses import addresses
from programs.cases import api as cases
from programs.findings import api as findings
from programs.lines import program_lines
from veterans import api as veterans

VIEWSETS = {
    "veterans": veterans.VIEWSETS,
    **{line.label: line.viewsets for line in program_lines()},
    "cases": cases.VIEWSETS,
    "findings": findings.VIEWSETS,
}


def healthz(request):
    """Answers only while the database does."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except OperationalError:
        return HttpResponse("the database does not answer", content_type="text/plain", status=503)
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("", include("bureau.summary.urls")),
    path("", include("bureau.years.urls")),
    path("", include("bureau.report.urls")),
    path("", include("bureau.report.files.pages")),
    path("", include("bureau.staff.urls")),
    path("", include("bureau.audit.urls")),
    path("", include("bureau.imports.urls")),
    path("", include("bureau.desk.files")),
    path("admin/", admin.site.urls),
    *(
        path("api/v1/", include([*addresses(label, viewsets)]))
        for label, viewsets in VIEWSETS.items()
    ),
    path("api/schema/", document.SchemaView.as_view(), name="api-schema"),
    path("api/docs/", document.docs_page, name="api-docs"),
    path("healthz", healthz, name="healthz"),
    path("language/", set_language, name="set_language"),
]

handler400 = "bureau.summary.refusals.bad_request"
