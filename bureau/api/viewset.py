"""One kind of record as programs meet it: a list, its records, and what may be done to them.

Who may do it is said by the permission table and by the kind's page in the admin; what may be
written, by that page's form (bureau.api.writing).
"""

from http import HTTPStatus

from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from bureau.api import bodies, representation, searching, versions, writing
from bureau.api.description import RecordSchema
from bureau.api.errors import Problem
from bureau.api.filters import filter_set, narrowed
from bureau.api.once import once
from bureau.api.paging import ASKED, Page
from bureau.base.keys import is_key
from bureau.base.requests import ask_only


def viewset(model, *, filters=(), orderings=(), is_written=True):
    """Declares what a kind's list can be narrowed and ordered by, each a field of its own; and of
    what comes about by itself, that nobody writes it."""
    declared = {"model": model, "orderings": list(orderings), "is_written": is_written}
    declared["filter_set"] = filter_set(model, filters)
    return type(f"{model.__name__}ViewSet", (RecordViewSet,), declared)


class RecordViewSet(ViewSet):
    """The endpoints of one kind of record."""

    model = None
    filter_set = None
    orderings = []
    is_written = True
    http_method_names = ["get", "head", "post", "patch", "delete"]
    schema = RecordSchema()

    @property
    def page(self):
        """The kind's page in the admin."""
        return site.get_model_admin(self.model)

    def initial(self, request, *args, **kwargs):
        """The desk is for staff, at whatever door."""
        super().initial(request, *args, **kwargs)
        self.asking = request._request
        if not site.has_permission(self.asking):
            raise PermissionDenied
        if not self.page.has_view_or_change_permission(self.asking):
            raise PermissionDenied

    @property
    def seen(self):
        """The records that the reader may see."""
        return self.page.get_queryset(self.asking)

    # Reading.

    def list(self, request):
        found = narrowed(self.seen, self.asking.GET, self.filter_set)
        return self._page_of(found)

    def find(self, request):
        """By what must not stand in an address: a person's full number, or whatever the search box
        of the list takes."""
        ask_only(self.asking.GET, *ASKED)
        term = searching.term_of(bodies.read(self.asking))
        return self._page_of(searching.found(self.page, self.asking, self.seen, term))

    def _page_of(self, found):
        page = Page(representation.loaded(found), self.asking, self.orderings)
        rows = [representation.represent(row) for row in page.rows]
        return Response({**page.links, "results": rows})

    def retrieve(self, request, key):
        ask_only(self.asking.GET)
        return self._answer(self._record(key))

    # Writing.

    def create(self, request):
        ask_only(self.asking.GET)
        if not self.page.has_add_permission(self.asking):
            raise PermissionDenied
        sent = bodies.read(self.asking)
        return once(self.asking, lambda: self._create(sent))

    def _create(self, sent):
        form = writing.judged(self.page, self.asking, sent)
        record = writing.save(self.page, self.asking, form, change=False)
        answer = self._answer(self._record(record.pk), HTTPStatus.CREATED)
        answer["Location"] = self.asking.build_absolute_uri(self._address(record))
        return answer

    def partial_update(self, request, key):
        record = self._held(key)
        if not self.page.has_change_permission(self.asking, record):
            raise PermissionDenied
        versions.check(self.asking, record)
        form = writing.judged(self.page, self.asking, bodies.read(self.asking), record)
        writing.save(self.page, self.asking, form, change=True)
        return self._answer(self._record(key))

    def destroy(self, request, key):
        record = self._held(key)
        if not self.page.has_delete_permission(self.asking, record):
            raise PermissionDenied
        versions.check(self.asking, record)
        if why_not := writing.remove(self.page, self.asking, record):
            raise Problem(HTTPStatus.CONFLICT, "referred_to", why_not)
        return Response(status=HTTPStatus.NO_CONTENT)

    # One record.

    def _held(self, key):
        """The record, for nobody else to write to until the answer is there."""
        ask_only(self.asking.GET)
        record = self._record(key)
        self.model._base_manager.select_for_update().filter(pk=record.pk).first()
        return self._record(key)  # as it is by now

    def _record(self, key):
        """What is not the reader's to see is not there."""
        textual = self.model._meta.pk.get_internal_type() == "CharField"
        record = self.seen.filter(pk=key).first() if textual or is_key(key) else None
        if record is None:
            raise Http404
        return record

    def _address(self, record):
        opts = self.model._meta
        return reverse(f"api-{opts.app_label}-{opts.model_name}-record", args=[record.pk])

    def _answer(self, record, status=HTTPStatus.OK):
        headers = {"ETag": versions.etag(record)}
        return Response(representation.represent(record), status, headers=headers)
