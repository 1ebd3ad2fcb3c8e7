from django.contrib import admin

from bureau.desk.admin import RecordAdmin
from programs.border_aid.models import Donation, OnlineClass


@admin.register(OnlineClass)
class OnlineClassAdmin(RecordAdmin):
    list_display = ["title", "term", "region", "recipient", "ends_on", "state", "viewers"]
    list_filter = ["recipient", "state"]
    search_fields = ["title", "recipient_place"]


@admin.register(Donation)
class DonationAdmin(RecordAdmin):
    list_display = ["donor_name", "region", "kind", "amount", "state", "pledged_on", "paid_on"]
    list_filter = ["kind", "donor", "recipient", "state"]
    search_fields = ["donor_name", "recipient_name", "receipt_no"]
