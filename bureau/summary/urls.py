from django.contrib import admin
from django.urls import path

from bureau.summary import views
from bureau.summary.api import FigureRecordsView, OneFigureView, PublishedView, SummaryView

urlpatterns = [
    path("", views.home, name="home"),
    path("years/<int:year>/", views.year_page, name="year"),
    path("years/<int:year>/figures/<str:code>/", views.figure_page, name="figure"),
    path(  # a page of the admin's look
        "admin/years/<int:year>/figures/<str:code>/take/",
        admin.site.admin_view(views.figure_take),
        name="figure-take",
    ),
    path("api/v1/summary/<str:asked>/", SummaryView.as_view(), name="api-summary"),
    path("api/v1/figures/<str:year>/<str:code>/", OneFigureView.as_view(), name="api-figure"),
    path(
        "api/v1/figures/<str:year>/<str:code>/records/",
        FigureRecordsView.as_view(),
        name="api-figure-records",
    ),
    path("api/v1/published/<str:year>/", PublishedView.as_view(), name="api-published"),
]
