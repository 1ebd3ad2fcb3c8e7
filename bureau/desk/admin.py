"""The one base of every admin page: whose records it shows, how they are entered and found."""

from django.contrib.admin.utils import flatten_fieldsets
from django.forms import Script

from bureau.desk.entry import EntryPage
from bureau.desk.history import HistoryPage
from bureau.desk.inlines import PartInline
from bureau.desk.lists import ListPage
from bureau.desk.pasting import PastePage
from bureau.desk.reveal import RevealPage
from bureau.desk.scope import ScopedAdmin

__all__ = ["PartInline", "ReadAdmin", "RecordAdmin", "ScopedAdmin"]


class RecordAdmin(RevealPage, EntryPage, ListPage, PastePage, HistoryPage, ScopedAdmin):
    """The pages of one kind of record: its list, and the form it is entered in."""

    people = []  # the paths from the record to persons

    class Media:
        css = {"all": ["desk/entry.css", "desk/people.css"]}
        js = [Script("desk/entry.js", defer=True), Script("desk/reveal.js", defer=True)]


class ReadAdmin(ListPage, HistoryPage, ScopedAdmin):
    """The pages of what comes about by itself: read, and never typed in."""

    @property
    def readonly_fields(self):
        return flatten_fieldsets(self.fieldsets)

    def get_autocomplete_fields(self, request):
        return []

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    class Media:
        css = {"all": ["desk/entry.css", "desk/people.css", "desk/lists.css"]}
