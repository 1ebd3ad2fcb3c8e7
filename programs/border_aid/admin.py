from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bureau.desk.admin import RecordAdmin
from bureau.desk.bulk import BulkChange
from bureau.desk.filters import AmountRange, DayRange
from programs.border_aid.models import Donation, OnlineClass


@admin.register(OnlineClass)
class OnlineClassAdmin(RecordAdmin):
    fieldsets = [
        (None, {"fields": ["region", "title", "term", "starts_on", "ends_on", "state"]}),
        (_("recipient"), {"fields": ["recipient", "recipient_place"]}),
        (_("result"), {"fields": ["platform", "viewers", "evidence"]}),
        (None, {"fields": ["note"]}),
    ]
    list_display = ["title", "term", "region", "recipient", "ends_on", "state", "viewers"]
    list_filter = ["recipient", "state", ("ends_on", DayRange)]
    search_fields = ["title", "recipient_place"]
    not_copied = ["term", "starts_on", "ends_on", "state", "viewers", "evidence"]
    bulk = [
        BulkChange(
            key="held",
            label=_("mark as held"),
            changes={"state": OnlineClass.State.HELD},
            applies_to=Q(state=OnlineClass.State.PLANNED),
        ),
        BulkChange(
            key="cancelled",
            label=_("mark as cancelled"),
            changes={"state": OnlineClass.State.CANCELLED},
            asks=["note"],
            applies_to=Q(state=OnlineClass.State.PLANNED),
        ),
    ]


@admin.register(Donation)
class DonationAdmin(RecordAdmin):
    place_levels = ["city"]
    fieldsets = [
        (None, {"fields": ["region", "enterprise", "donor_name", "donor"]}),
        (_("recipient"), {"fields": ["recipient", "recipient_name", "purpose"]}),
        (_("gift"), {"fields": ["kind", "amount", "pledged_on", "state", "paid_on", "receipt_no"]}),
        (None, {"fields": ["note"]}),
    ]
    list_display = [
        "donor_name",
        "region",
        "recipient",
        "kind",
        "amount",
        "state",
        "pledged_on",
        "paid_on",
        "receipt_no",
    ]
    list_filter = [
        "kind",
        "donor",
        "recipient",
        "state",
        ("amount", AmountRange),
        ("pledged_on", DayRange),
        ("paid_on", DayRange),
    ]
    search_fields = ["donor_name", "recipient_name", "receipt_no"]
    not_copied = [
        "enterprise",
        "donor_name",
        "donor",
        "kind",
        "amount",
        "state",
        "paid_on",
        "receipt_no",
    ]
    bulk = [
        BulkChange(
            key="paid",
            label=_("mark as paid"),
            changes={"state": Donation.State.PAID},
            asks=["paid_on"],
            applies_to=Q(state=Donation.State.PLEDGED),
        ),
        BulkChange(
            key="withdrawn",
            label=_("mark as withdrawn"),
            changes={"state": Donation.State.WITHDRAWN},
            asks=["note"],
            applies_to=Q(state=Donation.State.PLEDGED),
        ),
    ]
