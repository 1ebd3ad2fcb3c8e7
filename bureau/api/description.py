"""The API described for programs (OpenAPI), from what answers it: the same fields, filters and forms.

Descriptions of values are made of the fields that read and show them; those of operations by each
view's `described`, so that nothing is guessed from code that does not know our rules.
"""

from functools import cache
from types import SimpleNamespace

from django import forms
from django.contrib.auth import get_user_model
from django.db import models
from django.test import RequestFactory
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from drf_spectacular.openapi import AutoSchema

from bureau.api import paging, representation, writing
from bureau.api.once import HEADER, REPLAYED
from bureau.base.encryption import EncryptedField

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
DECIMAL = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
OF_COLUMNS = [  # the first that a column is one of
    (EncryptedField, TEXT),
    (models.BooleanField, {"type": "boolean"}),
    (models.DateTimeField, {"type": "string", "format": "date-time"}),
    (models.DateField, {"type": "string", "format": "date"}),
    (
        models.TimeField,
        {"type": "string", "pattern": r"^[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?$"},
    ),
    (models.DecimalField, DECIMAL),
    ((models.IntegerField, models.AutoField), WHOLE),
    ((models.CharField, models.TextField), TEXT),
    (models.JSONField, {}),
]
ANSWERS = {  # by status, of refusals
    400: lambda: _("It cannot be read, or asks what is not offered."),
    401: lambda: _("Nobody knows who asks."),
    403: lambda: _("It is not yours to do."),
    404: lambda: _("There is no such thing, or it is not yours to see."),
    405: lambda: _("The address cannot be asked that way."),
    406: lambda: _("An answer in another form than JSON was asked for."),
    409: lambda: _("It is at odds with what is there already."),
    412: lambda: _("The record is another by now; the errors name the fields that differ."),
    413: lambda: _("What was sent is too large."),
    414: lambda: _("The address is too long."),
    415: lambda: _("It was not sent as JSON in UTF-8."),
    422: lambda: _("What was sent cannot be kept; the errors say what is wrong with which field."),
    428: lambda: _("If-Match is missing."),
    429: lambda: _("Asked too often; Retry-After says for how many seconds to wait."),
}
ALWAYS = [400, 401, 403, 404, 405, 406, 409, 414, 429]


class Described(AutoSchema):
    """Takes an operation from its view."""

    def get_operation(self, path, path_regex, path_prefix, method, registry):
        return self.view.described(method)


class RecordSchema(Described):
    """The operations of a kind of record."""

    def get_operation(self, path, path_regex, path_prefix, method, registry):
        return _of_kind(type(self.view), self.view.action)


def operation(identity, summary, *, parameters=(), body=None, answers, refusals=(), tag):
    """One operation; every one may be refused in the usual ways."""
    told = {"operationId": identity, "summary": str(summary), "tags": [str(tag)]}
    told["parameters"] = list(parameters)
    if body is not None:
        told["requestBody"] = {"required": True, "content": {"application/json": {"schema": body}}}
    refused = {str(status): _refusal(status) for status in sorted({*ALWAYS, *refusals})}
    return told | {"responses": {**answers, **refused}}


def answer(description, schema=None, **headers):
    told = {"description": str(description)}
    if schema is not None:
        told["content"] = {"application/json": {"schema": schema}}
    if headers:
        told["headers"] = {
            name: {"schema": TEXT, "description": str(words)} for name, words in headers.items()
        }
    return told


def parameter(name, schema=TEXT, where="query", description="", required=False):
    told = {"name": name, "in": where, "schema": schema, "required": required or where == "path"}
    return told | ({"description": str(description)} if description else {})


def page_of(item):
    link = {"type": "string", "nullable": True}
    return obj({"next": link, "previous": link, "results": {"type": "array", "items": item}})


def obj(properties, required=None, **more):
    required = list(properties) if required is None else required
    told = {"type": "object", "properties": properties, "additionalProperties": False, **more}
    return told | ({"required": required} if required else {})


def reference(name):
    return {"$ref": f"#/components/schemas/{name}"}


def _refusal(status):
    told = answer(ANSWERS[status](), reference("Problem"))
    more = {401: "WWW-Authenticate", 405: "Allow", 429: "Retry-After"}
    if status in more:
        told["headers"] = {more[status]: {"schema": TEXT}}
    return told


# --- of a kind of record -------------------------------------------------------------------------


def _of_kind(view, action):
    return OPERATIONS[action](view)


def _named(view, verb):
    return f"{view.model._meta.label_lower.replace('.', '_')}_{verb}"


def _told(view, verb, summary, **told):
    named = view.model._meta.verbose_name_plural
    return operation(
        _named(view, verb),
        f"{capfirst(named)}: {summary}",
        tag=view.model._meta.app_config.verbose_name,
        **told,
    )


def component(model, end=""):
    return f"{model._meta.app_label}_{model.__name__}{end}"


def pages(orderings=()):
    """The parameters of every list."""
    either = [each for name in orderings for each in (name, f"-{name}")]
    ordering = [parameter(paging.ORDERING, {"type": "string", "enum": either})] if either else []
    size = {"type": "integer", "minimum": 1, "maximum": paging.MOST, "default": paging.USUAL}
    return [
        parameter(paging.CURSOR, description=_("Where a page begins: from next or previous.")),
        parameter(paging.SIZE, size),
        *ordering,
    ]


def _list(view):
    filters = view.filter_set.base_filters
    narrowing = [parameter(name, of_input(each.field)) for name, each in filters.items()]
    page = page_of(reference(component(view.model)))
    return _told(
        view,
        "list",
        _("list"),
        parameters=[*narrowing, *pages(view.orderings)],
        answers={"200": answer(_("A page of the list."), page)},
    )


def _find(view):
    term = {"type": "string", "minLength": 1, "maxLength": 100}
    page = page_of(reference(component(view.model)))
    return _told(
        view,
        "find",
        _("find by a full number, or as the search box does"),
        parameters=pages(view.orderings),
        body=obj({"q": term}),
        answers={"200": answer(_("A page of what was found."), page)},
        refusals=[413, 415, 422],
    )


def _create(view):
    said = _("Sent again under the same key, nothing is entered twice.")
    key = parameter(HEADER, {"type": "string", "format": "uuid"}, "header", said)
    record = reference(component(view.model))
    headers = {"ETag": _("its state"), "Location": _("its address")}
    headers[REPLAYED] = _("true where it was sent before")
    return _told(
        view,
        "create",
        _("enter one"),
        parameters=[key],
        body=reference(component(view.model, "Entry")),
        answers={"201": answer(_("Entered."), record, **headers)},
        refusals=[413, 415, 422],
    )


def _retrieve(view):
    shown = answer(_("The record."), reference(component(view.model)), ETag=_("its state"))
    return _told(view, "read", _("read one"), parameters=[_key(view)], answers={"200": shown})


def _update(view):
    shown = answer(_("As it is now."), reference(component(view.model)), ETag=_("its state"))
    return _told(
        view,
        "change",
        _("correct one"),
        parameters=[_key(view), _seen()],
        body=reference(component(view.model, "Correction")),
        answers={"200": shown},
        refusals=[412, 413, 415, 422, 428],
    )


def _destroy(view):
    return _told(
        view,
        "delete",
        _("delete one"),
        parameters=[_key(view), _seen()],
        answers={"204": answer(_("Deleted."))},
        refusals=[412, 428],
    )


OPERATIONS = {
    "list": _list,
    "find": _find,
    "create": _create,
    "retrieve": _retrieve,
    "partial_update": _update,
    "destroy": _destroy,
}


def _key(view):
    return parameter("key", of_column(view.model._meta.pk), "path")


def _seen():
    said = _("The ETag with which the record was read.")
    return parameter("If-Match", where="header", description=said, required=True)


# --- values --------------------------------------------------------------------------------------


def of_column(column):
    """How a value is shown."""
    target = column
    while isinstance(target, models.ForeignKey):
        target = target.target_field
    told = dict(next((told for kind, told in OF_COLUMNS if isinstance(target, kind)), TEXT))
    if column.choices:
        told["enum"] = [value for value, _label in column.flatchoices]
        told["enum"] += [""] if column.blank and told["type"] == "string" else []
    if column.null and told:
        told["nullable"] = True
        told |= {"enum": [*told["enum"], None]} if "enum" in told else {}
    return told


def _titled(column, told):
    is_named = bool(told)
    return told | {"title": capfirst(str(column.verbose_name))} if is_named else told


def of_input(field):
    """What a filter reads."""
    if isinstance(field, forms.ChoiceField):
        return {"type": "string", "enum": [value for value, _label in field.choices if value != ""]}
    kinds = [
        (forms.DateField, {"type": "string", "format": "date"}),
        (forms.DecimalField, DECIMAL),
        (forms.IntegerField, WHOLE | {"minimum": 0}),
    ]
    special = {"YesOrNo": {"type": "boolean"}, "Key": WHOLE | {"minimum": 1}, "Year": WHOLE}
    usual = next((told for kind, told in kinds if isinstance(field, kind)), TEXT)
    return special.get(type(field).__name__, usual)


def _of_box(form, name, field):
    """What may be sent for a field of a form; its rules say more than a description can."""
    column = form._meta.model._meta.get_field(name)
    told = {
        key: value
        for key, value in of_column(column).items()
        if key not in ("nullable", "enum", "pattern")
    }
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        told["enum"] = [value for value, _label in field.choices]
    if told.get("type") == "string" and getattr(field, "max_length", None):
        told["maxLength"] = field.max_length
    if isinstance(column, models.DecimalField):
        told = {"oneOf": [TEXT, {"type": "number"}]}
    if not field.required and not isinstance(field, forms.BooleanField):
        told["nullable"] = True
        told |= {"enum": [*told["enum"], None]} if "enum" in told else {}
    return _titled(column, told)


def components(views):
    """{name: schema} of all kinds: how they are shown, entered and corrected."""
    found = {"Problem": _problem()}
    for view in views:
        shown = representation.fields_of(view.model)
        properties = {name: _titled(column, of_column(column)) for name, column in shown.items()}
        found[component(view.model)] = obj(properties)
        if view.is_written:
            found |= _of_entries(view)
    return found


def _of_entries(view):
    form = writing.opened(view().page, _nobody(), None)
    boxes = writing.writable(form)
    explained = {"type": "object", "additionalProperties": TEXT}
    properties = {name: _of_box(form, name, field) for name, field in boxes.items()}
    properties |= {writing.EXPLANATIONS: explained}
    required = [name for name, field in boxes.items() if _must_be_sent(form, name, field)]
    return {
        component(view.model, "Entry"): obj(properties, required),
        component(view.model, "Correction"): obj(properties, []),
    }


def _must_be_sent(form, name, field):
    begins_with = form[name].value()
    is_there = begins_with not in (None, "") or name == "region"  # whose own it usually is
    return field.required and not isinstance(field, forms.BooleanField) and not is_there


@cache
def _nobody():
    """The forms are the same for all; what they offer is not, and is not described."""
    request = RequestFactory().get("/")
    request.user = get_user_model()(is_superuser=True)
    request.resolver_match = SimpleNamespace(view_name="")
    return request


def _problem():
    error = obj({"field": TEXT, "code": TEXT, "message": TEXT})
    return obj({"code": TEXT, "detail": TEXT, "errors": {"type": "array", "items": error}})
