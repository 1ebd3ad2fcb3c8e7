"""The addresses of every kind of record, from what the lines declare."""

from django.contrib.admin import site
from django.urls import path

LIST = {"get": "list", "post": "create"}
RECORD = {"get": "retrieve", "patch": "partial_update", "delete": "destroy"}
READ_LIST, READ_RECORD = {"get": "list"}, {"get": "retrieve"}


def addresses(label, viewsets):
    """Of an app: a list, its records, and where the desk searches, a search."""
    for name, view in viewsets.items():
        opts = view.model._meta
        begins, named = (
            f"{label.replace('_', '-')}/{name}/",
            f"api-{opts.app_label}-{opts.model_name}",
        )
        of_list, of_record = (LIST, RECORD) if view.is_written else (READ_LIST, READ_RECORD)
        yield path(begins, view.as_view(of_list), name=f"{named}-list")
        if hasattr(site.get_model_admin(view.model), "find_view"):
            yield path(f"{begins}find/", view.as_view({"post": "find"}), name=f"{named}-find")
        yield path(f"{begins}<str:key>/", view.as_view(of_record), name=f"{named}-record")
