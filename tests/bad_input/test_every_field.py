"""Every field of every form of the admin judges its own kind of value, found by looking.

Forms are filled in with one case for each of their fields at a time: what a field refuses is told
at that field, whatever the others hold.
"""

from itertools import cycle, islice, zip_longest

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import models

from bureau.base.encryption import EncryptedField
from bureau.base.fields import AmountField, CheckedField
from bureau.base.validators import not_in_future
from bureau.staff.models import RoleGrant, User
from tests.bad_input import form
from tests.bad_input.cases import CASES
from tests.bad_input.coverage import TESTED, fate
from tests.bureau.desk.conftest import page
from tests.programs.cases.acting import colleague
from veterans.models import Region

pytestmark = pytest.mark.django_db

PAGES = [
    pytest.param(each, id=model._meta.label)
    for model, each in admin.site._registry.items()
    # Kept by migrations; accounts have Django's own forms; and of some nothing is typed.
    if model not in [Region, User, Group, RoleGrant] and "add" in model._meta.default_permissions
]
OF_READER = {
    "read_id_number": ["id-format", "id-check", "id-date", "id-region", "mask-paste"],
    "read_name": ["name-bad"],
    "read_mobile": ["phone-bad"],
    "read_phone": ["phone-bad"],
    "read_bank_account": ["bank-bad"],
    "read_corporate_account": ["bank-bad"],
    "read_credit_code": ["id-format"],  # what is no ID number for its form is no credit code
}
OF_SHAPE = {
    AmountField: ["money-bad"],
    models.DecimalField: ["money-bad"],
    models.IntegerField: ["count-bad"],
    models.DateField: ["date-bad"],
    models.ForeignKey: ["enum-bad"],
    models.CharField: ["text-bad"],
    models.TextField: ["text-bad"],
}
CODES = {"read_credit_code": "credit_code"}
# What is right for some fields, though their kind of value has it for wrong.
RIGHT = {
    models.ForeignKey: {"enum-bad-005"},  # 1 may well be somebody's key
    "read_phone": {"phone-bad-005"},  # a fixed number
    "read_corporate_account": {"bank-bad-003", "bank-bad-007"},  # of no fixed length or check
}
NONSENSE = [
    "\x00",
    "9" * 5000,
    "\ud800\U000e0100",  # half a character, and one that cannot be seen
    "9999-12-31",
    "0001-01-01",
    "-1",
    "2147483648",  # more than a column takes
]


def kinds_of(field):
    """(the kinds of cases that a field has to refuse, those it need not, the code instead)"""
    if isinstance(field, EncryptedField | CheckedField):
        name = field.read.__name__
        return OF_READER[name], RIGHT.get(name, set()), CODES.get(name)
    if field.choices:
        return ["enum-bad"], set(), None
    if field.is_relation and field.related_model is Region:
        anywhere = {"region-bad-003"}  # the province: no place of a clerk's, but one to come from
        return ["region-bad"], set() if field.name == "region" else anywhere, None
    if shape := next((each for each in OF_SHAPE if isinstance(field, each)), None):
        return OF_SHAPE[shape], RIGHT.get(shape, set()), None
    return [], set(), None


def cases_of(field, box):
    """[(case, the code of its refusal)] for one field of a form."""
    kinds, right, code = kinds_of(field)
    return [
        (case, code or ("choice" if case.kind == "enum-bad" else case.code))
        for case in CASES
        if case.kind in kinds
        and case.id not in right | set(form.BY_CASE)
        and fate(case, "form") == TESTED
        and isinstance(case.value, str | int)
        and (case.text or box.required)
        and (case.id != "date-bad-013" or not_in_future in field.validators)
    ]


@pytest.fixture
def asked(rf, clerk):
    """A request of the clerk's."""
    request = rf.get("/")
    request.user = clerk
    return request


def form_of(model_admin, request, data=None):
    return model_admin.get_form(request)(data)


@pytest.mark.parametrize("model_admin", PAGES)
def test_each_field_refuses_every_case_of_its_kind(model_admin, asked):
    boxes = {
        name: box
        for name, box in form_of(model_admin, asked).fields.items()
        if not box.disabled and name != "opened"
    }
    fields = {name: model_admin.opts.get_field(name) for name in boxes}
    cases = [[(name, *each) for each in cases_of(fields[name], boxes[name])] for name in boxes]
    missed = []

    for batch in zip_longest(*filter(None, cases)):
        sent = {name: (case, code) for name, case, code in filter(None, batch)}
        typed = {name: case.text for name, (case, _code) in sent.items()}
        errors = form_of(model_admin, asked, typed).errors.as_data()
        missed += [
            (name, str(case), code, [error.code for error in errors.get(name, [])])
            for name, (case, code) in sent.items()
            if {error.code for error in errors.get(name, [])} != {code}
        ]

    assert missed == []


@pytest.mark.heavy
@pytest.mark.parametrize("turn", range(3))
@pytest.mark.parametrize("model_admin", PAGES)
def test_a_form_full_of_nonsense_is_shown_again(model_admin, turn, desk, asked, unchanged):
    if not model_admin.has_add_permission(asked):
        desk = colleague("provincial", "clerk", "payer", "manager", place="37")
    names = form_of(model_admin, asked).fields
    typed = dict(zip(names, islice(cycle(NONSENSE), turn, None), strict=False))
    unchanged()

    answer = desk.post(page(model_admin.model, "add"), form.body(typed), form.URLENCODED)

    assert answer.status_code in (200, 422)  # 200 where it is no record's
    assert answer.context["errors"]
    assert unchanged() == []
