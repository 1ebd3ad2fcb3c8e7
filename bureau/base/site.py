"""The admin's contents: registers first, then the lines as the report numbers them, then staff."""

from django.apps import apps
from unfold.sites import UnfoldAdminSite

AFTER_THE_LINES = 99


class BureauSite(UnfoldAdminSite):
    def get_app_list(self, request, app_label=None):
        return sorted(super().get_app_list(request, app_label), key=_place_in_contents)


def _place_in_contents(entry):
    config = apps.get_app_config(entry["app_label"])
    if config.name == "veterans":
        return 0
    return getattr(config, "number", AFTER_THE_LINES)
