"""The list of one kind of record: what can be asked of it, and what its rows come to."""

from itertools import chain

from django.conf import settings
from django.contrib import messages
from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IS_POPUP_VAR, IncorrectLookupParameters, ShowFacets
from django.contrib.admin.views.main import PAGE_VAR
from django.contrib.auth import get_permission_codename
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db.models import ForeignKey
from django.http import Http404, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.module_loading import import_string
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bureau.base.keys import is_key
from bureau.base.validators import UNPRINTABLE
from bureau.desk import bulk, filters, offered, people, saved_views, taking
from bureau.desk.columns import column
from bureau.desk.filters import Refused, any_of
from bureau.desk.paging import CappedPaginator
from bureau.desk.totals import totals

BAD_REQUEST = 400
LONGEST_TERM = 100
MOST_AT_ONCE = 1000  # records that one action takes


def _has_page(changelist, text):
    """Django shows the first page to whoever asks for one that is no number."""
    return is_key(text) and 1 <= int(text) <= changelist.paginator.num_pages


class AskedAsOffered:
    """Mixed into a list that has Django's own filters: it is asked those, and no other look-ups."""

    def lookup_allowed(self, lookup, value, request):
        field, _separator, how = lookup.partition("__")
        return field in self.get_list_filter(request) and how in ("exact", "id__exact", "isnull")


class ListPage:
    """Mixed into an admin: filters, search, totals, views and bulk changes of its list."""

    change_list_template = "desk/change_list.html"
    paginator = CappedPaginator
    list_per_page = 50
    show_full_result_count = False
    show_facets = ShowFacets.NEVER  # they would count the whole table for every choice
    list_filter_submit = True
    beside = []  # further pages of the list: (what they are for, the end of their name)
    people = []  # the paths from a record to the persons it names
    bulk = []  # what is done to many of them at once

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        views = {
            "find": ("find/", self.find_view),
            "totals": ("totals/", self.totals_view),
            "take": ("take/", self.take_view),
            "save_view": ("views/", self.save_view),
            "drop_view": ("views/<int:number>/delete/", self.drop_view),
        }
        return [
            *(
                path(route, self.admin_site.admin_view(view), name=f"{name}_{key}")
                for key, (route, view) in views.items()
            ),
            *super().get_urls(),
        ]

    def address(self, key="changelist", *arguments):
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{key}"
        return reverse(name, args=arguments)

    # What the list shows.

    def get_list_display(self, request):
        return [column(self.model, name) for name in super().get_list_display(request)]

    def get_list_select_related(self, request):
        fields = self.model._meta.fields
        links = {field.name for field in fields if isinstance(field, ForeignKey)}
        shown = [name for name in self.list_display if name in links]
        # A whole is called after its person.
        persons = [path for path in self.people if path.rpartition("__")[0] in shown]
        return [*shown, *persons]

    # What it can be asked.

    def get_list_filter(self, request):
        declared = [filters.declared(self.model, item) for item in super().get_list_filter(request)]
        return [*filters.of_list(self), *declared]

    def lookup_allowed(self, lookup, value, request):
        """The filters that are offered, and no others: an address must not ask for a number."""
        offered = self.get_list_filter(request)
        return lookup in {name for each in offered for name in filters.parameters(each)}

    def get_search_results(self, request, queryset, search_term):
        """Records that hold the text in a column of their own, or name a person called so."""
        if people.full_number(search_term):
            return queryset.none(), False
        if not self.people or not search_term:
            return super().get_search_results(request, queryset, search_term)
        persons = people.found(people.register(), search_term).values("pk")
        by_person = queryset.filter(any_of(self.people, "__in", persons))
        if not self.get_search_fields(request):
            return by_person, False
        by_text, _doubled = super().get_search_results(request, queryset, search_term)
        either = [each.order_by().values("pk") for each in (by_person, by_text)]
        return queryset.filter(pk__in=either[0].union(either[1])), False

    def get_changelist_instance(self, request):
        try:
            changelist = super().get_changelist_instance(request)
            if not _has_page(changelist, request.GET.get(PAGE_VAR, "1")):
                raise IncorrectLookupParameters
            changelist.narrowing = filters.narrowing(changelist)
            changelist.full_result_count = changelist.result_count  # said below the rows, once
            return changelist
        except DisallowedModelAdminLookup as error:
            raise Refused(_("This list cannot be asked that: choose among its filters.")) from error
        except IncorrectLookupParameters as error:
            raise Refused(_("The list has no such page: narrow it to find more.")) from error

    def _searched(self):
        """What the search box takes."""
        return _("name, pinyin, last four or ID number") if self.people else _("search")

    # Its pages.

    def changelist_view(self, request, extra_context=None):
        query = saved_views.essential(request.GET)
        extra = {
            "title": capfirst(self.opts.verbose_name_plural),
            "query": query,
            "views": saved_views.of(request.user, self.model),
            "has_search": bool(self.people or self.search_fields),
            "beside": self._beside(request),
            "search_hint": self.search_help_text or self._searched(),
        }
        if people.full_number(request.GET.get("q", "")):
            messages.error(request, _("An ID number must not stand in an address: type it anew."))
            return HttpResponseRedirect(self.address())
        try:
            return super().changelist_view(request, extra | (extra_context or {}))
        except Refused as refusal:
            return self._bare_list(request, refusal)

    def _beside(self, request):
        """[(words, address)]: what whoever enters such records finds beside their list."""
        if not self.has_add_permission(request):
            return []
        own = [(words, self.address(end)) for words, end in self.beside]
        others = [import_string(name)(request, self.model) for name in settings.BESIDE_LISTS]
        return [*own, *chain.from_iterable(others)]

    def _bare_list(self, request, refusal):
        """The list as if nothing had been asked of it, below what is wrong with the question."""
        messages.error(request, str(refusal))
        request.method, request.GET, request.POST = "GET", QueryDict(), QueryDict()
        answer = self.changelist_view(request)
        answer.status_code = BAD_REQUEST
        return answer

    @method_decorator(require_POST)
    def find_view(self, request):
        """Takes what is searched for, so that no address ever holds a person's number."""
        self._check_may_view(request)
        query = request.GET.copy()
        for name in ("q", "p", "person"):
            query.pop(name, None)
        term = request.POST.get("q", "").strip()[:LONGEST_TERM]
        number = people.full_number(term)
        try:
            if UNPRINTABLE.search(term):
                raise Refused(_("This has characters that cannot be searched for: type it anew."))
            if number:
                query["person"] = self._holder(request, number)
            elif term:
                query["q"] = term
        except Refused as refusal:
            messages.error(request, str(refusal))
        return HttpResponseRedirect(f"{self.address()}?{query.urlencode()}")

    def _holder(self, request, number):
        """The key of the person with a number, of those the reader may know of."""
        try:
            persons = people.register().visible_from(request.user.scope).with_id_number(number)
        except ValidationError as error:
            raise Refused(error.messages[0]) from error
        if not self.people or not (key := persons.values_list("pk", flat=True).first()):
            raise Refused(_("Nobody in your place has this ID number: compare it with the card."))
        return key

    def totals_view(self, request):
        self._check_may_view(request)
        try:
            changelist = self.get_changelist_instance(request)
        except Refused as refusal:
            return self._bare_list(request, refusal)
        context = self.admin_site.each_context(request) | {
            "title": capfirst(self.opts.verbose_name_plural),
            "opts": self.opts,
            "number": changelist.queryset.order_by().count(),
            "totals": totals(changelist, request),
            "back": f"{self.address()}?{request.GET.urlencode()}",
        }
        return TemplateResponse(request, "desk/totals.html", context)

    def take_view(self, request):
        """Has the list as it is asked for written into a file."""
        self._check_may_view(request)
        try:
            changelist = self.get_changelist_instance(request)
        except Refused as refusal:
            return self._bare_list(request, refusal)
        query, title = saved_views.essential(request.GET), str(self.opts.verbose_name_plural)
        file = taking.of_list(self.model, query, title)
        facts = offered.facts(changelist)
        return taking.page(request, file, facts, back=f"{self.address()}?{query}")

    @method_decorator(require_POST)
    def save_view(self, request):
        self._check_may_view(request)
        query, name = request.POST.get("query", ""), request.POST.get("name", "")
        try:
            view = saved_views.keep(request.user, self.model, name, query)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return HttpResponseRedirect(f"{self.address()}?{query}")
        messages.success(request, _("The view “%s” was saved.") % view)
        return HttpResponseRedirect(f"{self.address()}?{view.query}")

    @method_decorator(require_POST)
    def drop_view(self, request, number):
        self._check_may_view(request)
        view = saved_views.of(request.user, self.model).filter(pk=number).first()
        if view is None:
            raise Http404
        view.delete()
        messages.success(request, _("The view “%s” was deleted.") % view)
        return HttpResponseRedirect(self.address())

    def _check_may_view(self, request):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied

    # What is done to many at once.

    def get_actions(self, request):
        if IS_POPUP_VAR in request.GET:
            return {}
        offered = [change for change in self.bulk if self._allows(request, change)]
        return {each.key: bulk.action(each) for each in offered} | super().get_actions(request)

    def _allows(self, request, change):
        codename = get_permission_codename(change.permission, self.opts)
        return request.user.has_perm(f"{self.opts.app_label}.{codename}")

    def response_action(self, request, queryset):
        """No action takes so many that nobody could look through what it asks."""
        if not all(map(is_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            raise BadRequest(_("This list has no such records: open it anew and choose."))
        everything = request.POST.get("select_across") == "1"
        if everything and queryset[: MOST_AT_ONCE + 1].count() > MOST_AT_ONCE:
            said = _("At most %d records are changed at once: narrow the list first.")
            messages.warning(request, said % MOST_AT_ONCE)
            return None
        return super().response_action(request, queryset)
