"""The list of one kind of record: what can be asked of it, and what its rows come to."""

from django.db.models import ForeignKey


class ListPage:
    """Mixed into an admin: filters, totals and views of its list."""

    list_per_page = 50
    show_full_result_count = False
    list_filter_submit = True

    def get_list_select_related(self, request):
        fields = self.model._meta.fields
        links = {field.name for field in fields if isinstance(field, ForeignKey)}
        return [name for name in self.list_display if name in links]

    def lookup_allowed(self, lookup, value, request):
        """The filters that are offered, and no others: an address must not ask for a number."""
        return lookup in {f"{name}__exact" for name in self.list_filter} | set(self.list_filter)
