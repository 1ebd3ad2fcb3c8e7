"""The parts of a whole, entered on its page."""

from unfold.admin import TabularInline

from bureau.desk.scope import InScope


class PartInline(InScope, TabularInline):
    """The parts of a whole, entered on its page."""

    extra = 0
    show_change_link = True
