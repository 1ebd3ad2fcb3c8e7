"""What the pages of one admin can be asked of foreign records: lists, pickers, forms and actions."""

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import DateField, ForeignKey
from django.urls import reverse

from bureau.desk import duties, filters
from bureau.desk.models import Draft
from tests.crawl.endpoints import Question
from tests.crawl.planting import FOREIGN, OF_ANY_TEXT
from veterans.models import Region, Veteran

PICKERS = "/admin/autocomplete/"


def questions(town, model_admin, request):
    """Everything but forms, which have to be read before they are sent, and pickers."""
    yield from lists(town, model_admin, request)
    yield from begun_forms(town, model_admin)
    yield from actions(town, model_admin, request)


def narrow(town, model_admin, request):
    """What names a foreign record by its key, or looks for one."""
    yield Question(address(model_admin, "changelist"), {"q": OF_ANY_TEXT})
    yield from begun_forms(town, model_admin)
    parts = [inline.model for inline in model_admin.inlines]
    yield from pickers(town, [model_admin.model, *parts])
    yield from actions(town, model_admin, request)


def address(model_admin, page, *arguments):
    opts = model_admin.opts
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=arguments)


def lists(town, model_admin, request):
    """In every order and by each filter."""
    path = address(model_admin, "changelist")
    columns = range(1, len(model_admin.get_list_display(request)) + 1)
    yield Question(path, {"o": ".".join(map(str, columns))})
    for item in model_admin.get_list_filter(request):
        names = [f"{item}__exact"] if isinstance(item, str) else filters.parameters(item)
        for name in names:
            yield Question(path, {name: _asked(town, model_admin.model, name)})


def _asked(town, model, name):
    """What a filter is asked for: something foreign, where it is asked for a thing."""
    standing = {
        "year": 2021,
        "place": FOREIGN,
        "person": town.foreign.records[Veteran].pk,
        "whole": town.key_of_whole(model),
        "duty": next((key for key, _label in duties.offered(model)), "none"),
        "explained": 1,
    }
    path = name.removesuffix("__exact")
    if path in standing:
        return standing[path]
    fields = {field.name: field for field in model._meta.concrete_fields}
    field = fields.get(path.removesuffix("_from").removesuffix("_to"))
    if field and field.is_relation:
        return town.foreign_key(field.related_model)
    return "2021-06-30" if isinstance(field, DateField) else "1"


def begun_forms(town, model_admin):
    """The page of a new record, begun with what its address names."""
    path = address(model_admin, "add")
    named = {
        field.name: town.foreign_key(field.related_model) for field in links(model_admin.model)
    }
    yield Question(path, named)
    yield Question(path, {"copy": town.foreign_key(model_admin.model)})
    yield Question(path, {"draft": town.foreign.records[Draft].pk})


def links(model):
    return [
        each
        for each in model._meta.concrete_fields
        if isinstance(each, ForeignKey) and each.editable
    ]


def pickers(town, models):
    """Whoever is foreign, by every key that the models have, read and sent."""
    for model in sorted(models, key=str):
        for link in (each for each in model._meta.concrete_fields if isinstance(each, ForeignKey)):
            of = {"app_label": model._meta.app_label, "model_name": model._meta.model_name}
            asked = {**of, "field_name": link.name, "term": OF_ANY_TEXT}
            if link.related_model is not Region:
                yield Question(PICKERS, asked)
                yield Question(PICKERS, asked, "post")


def actions(town, model_admin, request):
    """Each action on the foreign record beside one's own, asked about and confirmed."""
    keys = [
        key for whose, key in town.keys(model_admin.model).items() if whose in ("own", "foreign")
    ]
    for key in model_admin.get_actions(request):
        chosen = {"action": key, ACTION_CHECKBOX_NAME: keys, "index": 0}
        path = address(model_admin, "changelist")
        yield Question(path, chosen, "post")
        asks = next((each.asks for each in getattr(model_admin, "bulk", ()) if each.key == key), [])
        answers = {name: _asked(town, model_admin.model, name) for name in asks}
        yield Question(
            path,
            {**chosen, **answers, "confirmed": "1", "post": "yes", "select_across": "1"},
            "post",
        )


def forged(town, shown, path):
    """The form of a page that was shown, with a foreign key in each of its fields in turn."""
    bound = [box for form in _forms(shown) for box in form]
    typed = {box.html_name: box.value() for box in bound}
    typed = {
        name: value for name, value in typed.items() if value is not None and value is not False
    }
    yield Question(path, typed, "post")
    for box in bound:
        queryset = getattr(box.field, "queryset", None)
        if queryset is not None and (key := town.foreign_key(queryset.model)):
            yield Question(path, {**typed, box.html_name: key}, "post")


def _forms(shown):
    yield shown.context["adminform"].form
    for inline in shown.context["inline_admin_formsets"]:
        yield inline.formset.management_form
        yield from inline.formset.forms
