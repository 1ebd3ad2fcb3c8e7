"""Cases that are sent back for correction (退回补正), and come in again."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bureau.desk.bulk import BulkChange


def send_back(*states):
    """By those who review, from the states in which nothing is decided yet."""
    return BulkChange(
        key="return",
        label=_("return for correction"),
        changes={"state": "returned"},
        asks=["returned_because"],
        applies_to=Q(state__in=states),
        permission="return",
    )


def hand_in_again(**changes):
    """Once corrected, the case begins anew; what had to be corrected can still be read."""
    return BulkChange(
        key="hand_in_again",
        label=_("hand in again"),
        changes={"state": "applied", **changes},
        applies_to=Q(state="returned"),
    )


class ReturnedCase:
    """Mixed into an admin: the form of a case that came back begins with what is wrong with it."""

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj and obj.state == "returned":
            return sorted(fieldsets, key=lambda one: "returned_because" not in one[1]["fields"])
        return fieldsets
