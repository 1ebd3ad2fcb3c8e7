from django.contrib import admin
from django.urls import path
from django.views.generic import RedirectView

from bureau.staff import views
from bureau.staff.roles_page import roles_page
from bureau.staff.tokens_page import revoke, tokens_page

urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="sign-in"),
    path("sign-in/code/", views.SecondFactor.as_view(), name="second-factor"),
    path("sign-out/", views.SignOut.as_view(), name="sign-out"),
    path("password/", views.Password.as_view(), name="password"),
    # In the place of the admin's own, which know neither steps nor acts.
    path("admin/login/", views.admin_sign_in, name="admin-sign-in"),
    path("admin/logout/", views.SignOut.as_view(), name="admin-sign-out"),
    path(
        "admin/password_change/",
        RedirectView.as_view(pattern_name="password"),
        name="admin-password",
    ),
    path("admin/tokens/", admin.site.admin_view(tokens_page), name="tokens"),
    path("admin/tokens/<int:pk>/revoke/", admin.site.admin_view(revoke), name="revoke-token"),
    path("admin/roles/", admin.site.admin_view(roles_page), name="roles"),
]
