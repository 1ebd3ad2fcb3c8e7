from django.contrib import admin
from django.urls import path

from bureau.summary import views
from bureau.summary.api import SummaryView

urlpatterns = [
    path("", views.home, name="home"),
    path("years/<int:year>/", views.year_page, name="year"),
    path("years/<int:year>/files/<str:format>/", views.year_file, name="year-file"),
    path("years/<int:year>/figures/<str:code>/", views.figure_page, name="figure"),
    path(  # a page of the admin's look
        "admin/years/<int:year>/figures/<str:code>/take/",
        admin.site.admin_view(views.figure_take),
        name="figure-take",
    ),
    path("api/v1/summary/<str:asked>/", SummaryView.as_view(), name="api-summary"),
]
