"""The one base of every admin page: whose records it shows, how they are entered and found."""

from bureau.desk.entry import EntryPage
from bureau.desk.inlines import PartInline
from bureau.desk.lists import ListPage
from bureau.desk.scope import ScopedAdmin

__all__ = ["PartInline", "RecordAdmin", "ScopedAdmin"]


class RecordAdmin(EntryPage, ListPage, ScopedAdmin):
    """The pages of one kind of record: its list, and the form it is entered in."""
