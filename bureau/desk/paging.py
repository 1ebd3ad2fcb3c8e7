"""Pages of lists that nobody counts to their end."""

from django.core.paginator import Paginator
from django.utils.functional import cached_property

MOST = 10_000  # rows that a list pages through; whoever has more of them narrows it


class CappedPaginator(Paginator):
    """Counts one row more than it pages through, and says that there are more."""

    template_name = "desk/pagination.html"

    @cached_property
    def count(self):
        return min(self.counted, MOST)

    @property
    def has_more(self):
        return self.counted > MOST

    @cached_property
    def counted(self):
        return self.object_list.order_by().values("pk")[: MOST + 1].count()
