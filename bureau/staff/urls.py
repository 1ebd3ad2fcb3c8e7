from django.contrib import admin
from django.contrib.auth.views import LogoutView
from django.urls import path

from bureau.staff.roles_page import roles_page
from bureau.staff.views import SignIn

urlpatterns = [
    path("sign-in/", SignIn.as_view(), name="sign-in"),
    path("sign-out/", LogoutView.as_view(next_page="sign-in"), name="sign-out"),
    path("admin/roles/", admin.site.admin_view(roles_page), name="roles"),
]
