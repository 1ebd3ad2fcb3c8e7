from django.urls import path

from bureau.years import views

urlpatterns = [
    path("years/<int:year>/life/", views.life_page, name="year-life"),
    path("years/<int:year>/life/<slug:act>/", views.step, name="year-step"),
    path("years/<int:year>/confirm/", views.confirm_page, name="year-confirm"),
    path("years/<int:year>/published/", views.published_page, name="year-published"),
    path("years/<int:year>/reopenings/", views.reopen, name="year-reopen"),
    path(
        "years/<int:year>/reopenings/<int:reopening>/<slug:act>/",
        views.decide_reopening,
        name="year-reopening",
    ),
    path("years/<int:year>/restatements/", views.restate, name="year-restate"),
    path(
        "years/<int:year>/restatements/<int:restatement>/",
        views.approve,
        name="year-restatement",
    ),
]
