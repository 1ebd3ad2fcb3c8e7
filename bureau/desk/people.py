"""Finding the person a clerk means, by whatever of them is known, and telling people apart."""

import re
from contextlib import suppress
from unicodedata import normalize

from django.apps import apps
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.auth import get_permission_codename
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.forms import Media, Script
from django.http import Http404
from django.utils.translation import gettext as _

from bureau.base.credit_code import read_credit_code
from bureau.base.forms import RecordInput
from bureau.base.keys import is_key
from bureau.base.validators import ID_NUMBER, UNPRINTABLE

NAME_AND_END = re.compile(r"(?P<name>.*?)\s*(?P<end>[0-9]{3}[0-9Xx])?", re.DOTALL)
BETWEEN = re.compile(r"[\s\-\u200b\ufeff]")
FILL_IN = ["add", "change"]  # the rights that open a form for writing
MOST = 200  # choices that a picker scrolls through; whoever has more of them types more


def register():
    """The people whom records name."""
    return apps.get_model("veterans", "Veteran").objects.all()


def found(people, term):
    """Whose number it is; or who is called so, in characters, pinyin or initials, and whose number
    ends so, either or both: 张 1234."""
    if number := full_number(term):
        return people.with_id_numbers([number])
    typed = NAME_AND_END.fullmatch(term.replace("\0", "").strip())
    if typed["name"]:
        people = people.called(typed["name"])
    return people.with_last_four(typed["end"]) if typed["end"] else people


def full_number(text):
    """The identity number within a text, "" where there is none; a credit code is none."""
    together = BETWEEN.sub("", normalize("NFKC", text))
    number = ID_NUMBER.search(together)
    return number.group() if number and not _is_credit_code(together) else ""


def _is_credit_code(text):
    try:
        return bool(read_credit_code(text))
    except ValidationError:
        return False


def label(record):
    """What a picker calls it: with what tells it apart from others of the same name."""
    return getattr(record, "told_apart", None) or str(record)


def with_labels(records):
    """With what their labels name, so that it is not fetched one by one."""
    return records.select_related(*named_by_labels(records.model))


def named_by_labels(model):
    """What tells records of one name apart: their place, or what the model says."""
    return getattr(model, "told_apart_by", ["region"]) if hasattr(model, "told_apart") else []


def inherits_place(field):
    """Whether a record is where the one is that it names: then only one's own can be named."""
    return "region" in getattr(field.model, "follows", {}).get(field.name, ())


def is_offered(field, request, site):
    """Whether a form that somebody may fill in has a picker for the field."""
    kind = field.model._meta
    rights = [f"{kind.app_label}.{get_permission_codename(verb, kind)}" for verb in FILL_IN]
    return any(map(request.user.has_perm, rights)) and any(
        field.name in form.get_autocomplete_fields(request)
        for page in site._registry.values()
        if page.has_add_permission(request) or page.has_change_permission(request)
        for form in [page, *page.get_inline_instances(request)]
        if form.model is field.model
    )


class ChoicesView(AutocompleteJsonView):
    """What a picker offers. Persons are asked for by POST: the term may be somebody's number.

    What is no picker of theirs is refused in the same words as what there is not at all.
    """

    def post(self, request, *args, **kwargs):
        request.GET = request.POST  # where Django's view looks
        return self.get(request, *args, **kwargs)

    def process_request(self, request):
        try:
            asked = super().process_request(request)
        except Http404:
            raise PermissionDenied from None
        term, self.model_admin, field, _key = asked
        if not is_offered(field, request, self.admin_site):
            raise PermissionDenied
        if UNPRINTABLE.search(term):
            raise BadRequest(_("This has characters that cannot be searched for: type it anew."))
        if self.seeks_a_person and request.method != "POST":
            raise PermissionDenied
        return asked

    @property
    def seeks_a_person(self):
        return self.model_admin.model is register().model

    def get_queryset(self):
        if self.source_field.related_model._meta.label == "veterans.Region":
            offered, _doubled = self.model_admin.get_search_results(
                self.request, self.source_field.related_model.objects.all(), self.term
            )
            return offered[:MOST]  # of a person's home: a record's own place is no picker
        if self.seeks_a_person:
            offered = self.model_admin.get_queryset(self.request)
            offered = offered.complex_filter(self.source_field.get_limit_choices_to())
            offered = found(offered, self.term)
        else:
            offered = super().get_queryset()
        if inherits_place(self.source_field):
            offered = offered.in_region(self.request.user.scope)
        return with_labels(offered)[:MOST]

    def get_paginator(self, *args, **kwargs):
        return self.paginator_class(*args, **kwargs)

    def serialize_result(self, obj, to_field_name):
        return super().serialize_result(obj, to_field_name) | {"text": label(obj)}


class Picker(AutocompleteSelect):
    """A box that shows what is chosen, and offers the rest as somebody types."""

    @property
    def media(self):
        return super().media + Media(js=[Script("desk/people.js", defer=True)])  # after jQuery

    def build_attrs(self, base_attrs, extra_attrs=None):
        by_post = self.field.related_model is register().model
        how = {"data-ajax--type": "POST", "data-ajax--cache": "false"} if by_post else {}
        return super().build_attrs(base_attrs, extra_attrs) | how

    def optgroups(self, name, value, attrs=None):
        """What is chosen, and the way to choose nothing."""
        field = self.choices.field
        options = [("", ""), *((each.pk, label(each)) for each in field.chosen(value))]
        return [
            (None, [self.create_option(name, pk, text, str(pk) in value, index)], index)
            for index, (pk, text) in enumerate(options)
        ]


class PlaceField(RecordInput):
    """A place in the order and depth of the tree: there are two districts called 市中."""

    def label_from_instance(self, obj):
        return obj.indented_name


class PickField(RecordInput):
    """One of the records that staff may choose; the one that is chosen already may stay."""

    known = {}  # records at hand, by their key as it is sent

    def get_bound_field(self, form, field_name):
        kept = getattr(getattr(form, "instance", None), field_name, None)
        self.known = {str(kept.pk): kept} if kept else {}
        return super().get_bound_field(form, field_name)

    def label_from_instance(self, obj):
        return label(obj)

    def to_python(self, value):
        return self.known.get(str(value)) or super().to_python(value)

    def chosen(self, values):
        """The records that these keys stand for; what is no key of any stands for nothing."""
        for value in values:
            with suppress(ValidationError):
                if record := self.to_python(value):
                    yield record

    def fetch(self, keys):
        """Those of the keys that may be chosen, as `known` has them, in one query."""
        numbers = {key for key in keys if is_key(key)}
        found = self.queryset.in_bulk(numbers) if numbers else {}
        return {str(pk): record for pk, record in found.items()}
