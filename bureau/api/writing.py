"""What a program writes is judged by the form of the admin, as if a clerk had typed it there.

The form is opened as its page would open it, with what it begins with or with the record as it is;
what was sent is typed over it; the rest is the form's. So a rule is said once, and the same mistake
has the same code and sentence here and there.
"""

from http import HTTPStatus

from django import forms
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _

from bureau.api.bodies import Number, repeated
from bureau.api.errors import Problem, field_error
from bureau.base.encryption import EncryptedField
from bureau.base.fields import CheckedField
from bureau.base.forms import SealedInput
from bureau.desk.explaining import LONGEST
from bureau.desk.forms import OPENED
from bureau.desk.widgets import removal_of

EXPLANATIONS = "explanations"  # in a body: {"code of a doubt": "what the clerk answers to it"}
MOST_NAMED = 20  # fields that nobody has, of those that were sent


def opened(page, request, record=None):
    """The form of a kind's page, empty or of a record, as it is shown before anything is typed."""
    kind = page.get_form(request, record, change=record is not None)
    if record is not None:
        return kind(instance=record)
    return kind(initial=page.get_changeform_initial_data(request))


def writable(form):
    """{name: field} that may be sent."""
    return {
        name: field for name, field in form.fields.items() if name != OPENED and not field.disabled
    }


def judged(page, request, sent, record=None):
    """The form, valid; a Problem says what is wrong with what was sent."""
    shown = opened(page, request, record)
    sent = dict(sent)
    explanations = _explanations(sent.pop(EXPLANATIONS, {}))
    _refuse_unknown(page, request, shown, sent)
    mistyped = [each for name in sent for each in _mistyped(shown, name, sent[name])]
    if mistyped:
        raise _invalid(mistyped)
    form = type(shown)(_typed(shown, sent), instance=record)
    form.explanations = explanations
    if not form.is_valid():
        raise _invalid(_said_of(form))
    return form


def _explanations(sent):
    is_right = isinstance(sent, dict) and all(
        type(text) is str and len(text) <= LONGEST for text in sent.values()
    )
    if not is_right:
        said = _("Explain doubts by their codes, each in at most %(longest)d characters.")
        raise _invalid([field_error(EXPLANATIONS, "text", said % {"longest": LONGEST})])
    return sent


def _refuse_unknown(page, request, form, sent):
    """What the record has not, and what is there to be read alone."""
    shown = {*flatten_fieldsets(page.get_fieldsets(request)), *page.readonly_fields, *form.fields}
    others = [name for name in sent if name not in writable(form)]
    errors = [
        field_error(name, "read_only", _("This follows from the rest: it is not sent."))
        if name in shown
        else field_error(repeated(name), "unknown", _("There is no such field."))
        for name in others[:MOST_NAMED]
    ]
    if errors:
        said = _("Leave out what cannot be sent: see which.")
        raise Problem(HTTPStatus.BAD_REQUEST, "json", said, errors)


# --- what JSON may hold for which field ----------------------------------------------------------


def _mistyped(form, name, value):
    """What is wrong with the type of a value: nothing is turned into another silently."""
    field, column = form.fields[name], _column(form, name)
    if isinstance(field, forms.BooleanField):
        expected = None if isinstance(value, bool) else _("Send true or false.")
    elif isinstance(value, bool | list | dict):
        expected = _("Send text, or a number where the field is one.")
    elif isinstance(value, Number) and not takes_numbers(column):
        expected = _("Send this as text, within quotes: a number loses zeros and digits.")
    else:
        expected = None
    return [field_error(name, _code_of(field, column), expected)] if expected else []


def takes_numbers(column):
    """Amounts, counts and the keys of records; a place's code is text."""
    if isinstance(column, models.ForeignKey):
        column = column.target_field
    return isinstance(column, models.DecimalField | models.IntegerField | models.AutoField)


def _code_of(field, column):
    """The code with which the field refuses whatever is wrong."""
    if hasattr(field, "code"):
        return field.code
    if isinstance(column, EncryptedField | CheckedField):
        try:
            column.read("\0")
        except ValidationError as refused:
            return refused.code
    return "amount" if isinstance(column, models.DecimalField) else "choice"


def _column(form, name):
    return form._meta.model._meta.get_field(name)


# --- typing it in --------------------------------------------------------------------------------


def _typed(form, sent):
    """What a browser would send of the form, once everything was typed into it."""
    data = QueryDict(mutable=True)
    for name, field in writable(form).items():
        if name in sent:
            typed = {name: "" if sent[name] is None else sent[name]}
            if sent[name] is None and isinstance(field, SealedInput):
                typed = _removed(form, name)
        else:
            typed = {name: form[name].value()}
        for key, value in typed.items():
            if value is not None and value is not False:
                data[key] = "on" if value is True else str(value)
    return data


def _removed(form, name):
    """A number that need not be given is taken away; one that must be is missed."""
    return {removal_of(name): True} if _column(form, name).blank else {name: " "}


# --- what the form says --------------------------------------------------------------------------


def _said_of(form):
    doubts = [
        field_error(f"{EXPLANATIONS}.{each.code}", "doubt", each.sentence)
        for each in form.doubts
        if not each.text
    ]
    errors = [
        field_error("" if name == NON_FIELD_ERRORS else name, each.code or "invalid", sentence)
        for name, refused in form.errors.as_data().items()
        for each in refused
        for sentence in each.messages
        if not (doubts and each.code == "doubt")
    ]
    return [*errors, *doubts]


def _invalid(errors):
    said = _("Nothing was saved: see what is wrong with which field.")
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", said, errors)


# --- keeping it ----------------------------------------------------------------------------------


def save(page, request, form, change):
    """As the page saves it: with what was explained, and noted in its log."""
    record = page.save_form(request, form, change)
    page.save_model(request, record, form, change)
    page.save_related(request, form, [], change)
    said = page.construct_change_message(request, form, [], add=not change)
    (page.log_change if change else page.log_addition)(request, record, said)
    return record


def remove(page, request, record):
    """Delete it as the page does; a sentence, if what refers to it forbids that."""
    _named, _counted, not_allowed, protected = page.get_deleted_objects([record], request)
    if protected or not_allowed:
        return _("Others refer to this record, so it cannot be deleted.")
    page.log_deletions(request, type(record)._default_manager.filter(pk=record.pk))
    page.delete_model(request, record)
    return ""
