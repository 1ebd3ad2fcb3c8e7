"""What programs can ask of one kind of record, and send there, that is of the foreign county."""

from django.urls import reverse

from bureau.api.writing import opened, writable
from bureau.urls import VIEWSETS
from tests.crawl.endpoints import Question
from tests.crawl.of_admins import links
from tests.crawl.planting import FOREIGN, OF_ANY_TEXT
from veterans.models import Region, Veteran

VIEWS = [view for viewsets in VIEWSETS.values() for view in viewsets.values()]
ASKED = {"DateField": "2021-06-30", "BooleanField": "true"}


def address(model, end="list", *arguments):
    opts = model._meta
    return reverse(f"api-{opts.app_label}-{opts.model_name}-{end}", args=arguments)


def read(town, view):
    """The list in every order and by each filter; a person of theirs, by their full number."""
    path = address(view.model)
    for ordering in view.orderings:
        yield Question(path, {"ordering": ordering})
        yield Question(path, {"ordering": f"-{ordering}", "page_size": "200"})
    for name in view.filter_set.base_filters:
        yield Question(path, {name: _asked(town, view.model, name)})
    if hasattr(view().page, "find_view"):
        number = town.foreign.records[Veteran].id_number.reveal()
        for term in (number, OF_ANY_TEXT):
            yield Question(address(view.model, "find"), {"q": term}, "post")


def _asked(town, model, name):
    path, _separator, lookup = name.partition("__")
    if path == "region":
        return FOREIGN
    if path == "year" or lookup == "isnull":
        return 2021 if path == "year" else "false"
    field = model._meta.get_field(path)
    if field.is_relation:
        return town.foreign_key(field.related_model)
    if field.choices:
        return field.flatchoices[0][0]
    return ASKED.get(type(field).__name__, "1")


def written(town, view, request, etag):
    """One's own record with each foreign key in turn, as a new one and as a correction."""
    own = town.own.records.get(view.model)
    if own is None:
        return
    form = opened(view().page, request, own)
    names = writable(form)
    typed = {name: form[name].value() for name in names}
    shown = {name: str(value) for name, value in typed.items() if value not in (None, "", False)}
    keys = {
        link.name: FOREIGN if link.related_model is Region else town.foreign_key(link.related_model)
        for link in links(view.model)
        if link.name in names
    }
    for name, key in keys.items():
        yield Question(address(view.model), {**shown, name: key}, "post")
        yield Question(address(view.model, "record", own.pk), {name: key}, "patch", etag=etag)
