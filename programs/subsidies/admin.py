from django.contrib import admin

from bureau.desk.admin import RecordAdmin
from programs.subsidies.models import PaymentBatch, ServiceStandard, Subsidy, SubsidyRate


@admin.register(Subsidy)
class SubsidyAdmin(RecordAdmin):
    list_display = [
        "veteran",
        "region",
        "state",
        "service_years",
        "amount",
        "accepted_on",
        "paid_on",
        "working_days",
    ]
    list_filter = ["state", "channel", "refusal"]
    search_fields = ["veteran__search_key__startswith"]


@admin.register(PaymentBatch)
class PaymentBatchAdmin(RecordAdmin):
    list_display = ["number", "region", "bank", "paid_on"]
    search_fields = ["number__startswith"]


@admin.register(SubsidyRate)
class SubsidyRateAdmin(RecordAdmin):
    list_display = ["region", "rate", "six_months_count", "began_on", "ended_on"]


@admin.register(ServiceStandard)
class ServiceStandardAdmin(RecordAdmin):
    list_display = ["region", "days", "began_on", "ended_on"]
