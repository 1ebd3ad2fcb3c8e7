from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from bureau.desk.admin import RecordAdmin
from bureau.desk.filters import AmountRange, DayRange
from programs.cases.models import Stage


@admin.register(Stage)
class StageAdmin(RecordAdmin):
    entered_by = ["province"]  # whom a rule is meant to hold does not set it
    place_levels = ["province", "city"]
    list_display = ["kind", "region", "from_amount", "level", "began_on", "ended_on"]
    list_filter = ["level", ("from_amount", AmountRange), ("began_on", DayRange)]
    fieldsets = [
        (_("further approval"), {"fields": ["region", "kind", "from_amount", "level"]}),
        (_("in force"), {"fields": ["began_on", "ended_on", "note"]}),
    ]
    not_copied = ["ended_on"]
