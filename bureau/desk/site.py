"""The admin's contents: registers first, then the lines as the report numbers them, then staff."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from unfold.sites import UnfoldAdminSite

from bureau.base.requests import ask_only
from bureau.desk.people import ChoicesView

AFTER_THE_LINES = 99


class BureauSite(UnfoldAdminSite):
    index_title = _("My work")

    def each_context(self, request):
        """Without colours: they are in desk/colours.css, for a style within a page is refused."""
        return super().each_context(request) | {"colors": None}

    def search(self, request, extra_context=None):
        """Of kinds of records, all on one page: unfold would fail at a page that is no number."""
        ask_only(request.GET, "s", "extended")
        return super().search(request, extra_context)

    def autocomplete_view(self, request):
        return ChoicesView.as_view(admin_site=self)(request)

    def get_app_list(self, request, app_label=None):
        """Each app with its number and chapter, if it is a line, and its models as it names them."""
        entries = super().get_app_list(request, app_label)
        for entry in entries:
            config = apps.get_app_config(entry["app_label"])
            entry["number"] = getattr(config, "number", None)
            entry["chapter"] = getattr(config, "chapter", None)
            order = list(config.get_models())
            entry["models"].sort(key=lambda model: order.index(model["model"]))
        return sorted(entries, key=_place_in_contents)


def _place_in_contents(entry):
    return 0 if entry["app_label"] == "veterans" else entry["number"] or AFTER_THE_LINES
