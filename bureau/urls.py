from django.contrib import admin
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.urls import include, path
from django.views.i18n import set_language


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
    path("", include("bureau.staff.urls")),
    path("", include("bureau.audit.urls")),
    path("", include("bureau.imports.urls")),
    path("", include("bureau.desk.files")),
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
    path("language/", set_language, name="set_language"),
]

handler400 = "bureau.summary.refusals.bad_request"
