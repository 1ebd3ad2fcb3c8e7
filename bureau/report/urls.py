from django.urls import path

from bureau.report import views
from bureau.report.api import ReportView

urlpatterns = [
    path("report/", views.latest_report, name="latest-report"),
    path("years/<int:year>/report/", views.report_page, name="report"),
    path("api/v1/report/<str:year>/", ReportView.as_view(), name="api-report"),
]
