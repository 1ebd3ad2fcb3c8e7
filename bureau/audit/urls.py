from django.contrib import admin
from django.urls import path

from bureau.audit import views

urlpatterns = [
    path("admin/trail/", admin.site.admin_view(views.trail_page), name="trail"),
    path("admin/trail/file/", admin.site.admin_view(views.trail_file), name="trail-file"),
    path("admin/trail/mine/", admin.site.admin_view(views.own_page), name="own-trail"),
]
