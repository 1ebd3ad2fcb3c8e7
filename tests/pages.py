"""The pages of the admin that an account can open, found by looking."""

from django.contrib import admin
from django.test import RequestFactory
from django.urls import reverse

from bureau.staff.models import User


def every_page(username, kinds=("changelist", "add", "change")):
    """(name, path) of each model's pages; none of a record where the account sees no record."""
    request = RequestFactory().get("/")
    request.user = User.objects.get(username=username)
    for app in admin.site.get_app_list(request):
        for entry in app["models"]:
            pages = _of_model(admin.site.get_model_admin(entry["model"]), request)
            yield from ((name, path) for kind, name, path in pages if kind in kinds)


def _of_model(model_admin, request):
    options = model_admin.opts
    yield _page(options, "changelist")
    if model_admin.has_add_permission(request):
        yield _page(options, "add")
    if record := model_admin.get_queryset(request).first():
        yield _page(options, "change", record.pk)
        yield _page(options, "history", record.pk)
        if model_admin.has_delete_permission(request, record):
            yield _page(options, "delete", record.pk)


def _page(options, kind, *pk):
    name = f"{options.app_label}_{options.model_name}_{kind}"
    return kind, name, reverse(f"admin:{name}", args=pk)
