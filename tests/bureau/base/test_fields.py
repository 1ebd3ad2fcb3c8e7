from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from bureau.base.fields import AmountField
from bureau.base.forms import AsTyped
from veterans.models import Enterprise, Veteran

AMOUNT = AmountField("amount", cap=200_000)


@pytest.mark.parametrize("typed", ["１００", "1e3", "NaN", "0", "200000.01", "", None])
def test_an_amount_is_judged_as_typed(typed):
    with pytest.raises(ValidationError) as refusal:
        AMOUNT.clean(typed, None)

    assert refusal.value.code == "amount"


def test_an_amount_is_kept_to_the_fen():
    assert AMOUNT.clean("18,850", None) == Decimal("18850.00")


def test_forms_hand_over_what_was_typed():
    form_field = AMOUNT.formfield()

    assert isinstance(form_field, AsTyped)
    assert form_field.clean(" 1e3 ") == " 1e3 "
    assert not form_field.has_changed(Decimal("5.00"), "5.00")
    assert form_field.has_changed(Decimal("5.00"), "6.00")


@pytest.mark.parametrize(
    ("field", "options"),
    [
        (AMOUNT, {"cap": 200_000}),
        (Enterprise._meta.get_field("credit_code"), {"unique": True}),
        (Veteran._meta.get_field("search_key"), {"of": "name", "editable": False}),
        (Veteran._meta.get_field("id_number"), {"shown": (6, 4)}),
        (Veteran._meta.get_field("id_number_tail"), {"of": "id_number", "last": 4}),
    ],
)
def test_migrations_remember_how_a_field_was_declared(field, options):
    kept = field.clone()

    assert kept.deconstruct()[3].items() >= field.deconstruct()[3].items()
    assert field.deconstruct()[3].items() >= options.items() - {("editable", False)}
