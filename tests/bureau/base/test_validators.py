from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import override

from bureau.base.validators import (
    money,
    not_before_2019,
    not_in_future,
    read_amount,
    read_bank_account,
    read_corporate_account,
    read_count,
    read_date,
    read_mobile,
    read_name,
    read_number,
    read_phone,
    read_text,
)


def test_a_name_is_kept_as_typed_but_for_its_separators():
    assert read_name(" 买买提\uff0e艾力\u3000") == "买买提·艾力"
    assert read_name("王𬱖") == "王𬱖"
    assert read_name("凞\ufa19") == "凞\ufa19"


def test_a_refused_name_tells_which_character_and_where():
    with pytest.raises(ValidationError) as refusal:
        read_name("张\u200d三")

    with override("en"):
        assert "Character 2 of the name (U+200D)" in refusal.value.messages[0]


@pytest.mark.parametrize("name", ["·艾力", "艾力·", "买买提··艾力", "张 三", "张三2", "Zhang"])
def test_separators_only_separate_and_letters_are_no_names(name):
    with pytest.raises(ValidationError):
        read_name(name)


@pytest.mark.parametrize(
    "char",
    ["\u3400", "\u9fff", "\U00020000", "\U0002a6df", "\U0002cea1", "\U00031350", "\U0002ebf0"],
)
def test_every_block_of_chinese_characters_is_known(char):
    assert read_name(f"王{char}") == f"王{char}"


def test_a_telephone_may_be_fixed_where_a_mobile_may_not():
    for phone in ["0531-88888888", "05328888888", "400-123-4567", "13800138000"]:
        assert read_phone(phone) == phone
    with pytest.raises(ValidationError):
        read_mobile("0531-88888888")
    with pytest.raises(ValidationError):
        read_phone("138001380000")


def test_a_card_number_loses_the_spaces_of_its_groups():
    assert read_bank_account("6222 0216 0200 0000 010") == "6222021602000000010"


def test_an_institutions_account_has_no_check_digit():
    assert read_corporate_account("3700 1618 8080 5012 3456") == "37001618808050123456"
    with pytest.raises(ValidationError):
        read_corporate_account("3700")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("18,850.00", "18850.00"),
        (" 1 ", None),
        ("0.1", "0.10"),
        (18850.1, "18850.10"),
        (Decimal("4500"), "4500.00"),
        (4500, "4500.00"),
    ],
)
def test_amounts_are_exact(typed, kept):
    assert read_amount(typed) == Decimal(kept or "1")


@pytest.mark.parametrize(
    "amount",
    [
        pytest.param("200000.01", id="a-fen-above-the-cap"),
        pytest.param("0", id="nothing"),
        pytest.param("1e3", id="scientific"),
        pytest.param("\uff11\uff10\uff10", id="full-width"),
        pytest.param(Decimal("NaN"), id="nan"),
        pytest.param(float("nan"), id="nan-as-float"),
        pytest.param(True, id="yes-is-no-amount"),
        pytest.param(0.1 + 0.2, id="a-float-that-is-not-exact"),
    ],
)
def test_what_is_no_amount_is_refused(amount):
    with pytest.raises(ValidationError) as refusal:
        money(200_000)(amount)

    assert refusal.value.code == "amount"
    assert "200000" in refusal.value.messages[0]


def test_the_cap_itself_is_allowed():
    assert money(200_000)("200000") == 200_000


@pytest.mark.parametrize(("typed", "kept"), [("4.80", "4.80"), (" 1,000.5 ", "1000.5"), (0, "0")])
def test_a_number_has_decimals_and_may_be_zero(typed, kept):
    assert read_number(typed) == Decimal(kept)


@pytest.mark.parametrize("typed", ["-1", "1.234", "１", "1e3", "٣", "NaN", float("nan"), "1" * 16])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(ValidationError) as refusal:
        read_number(typed)

    assert refusal.value.code == "amount"


def test_the_character_that_is_wrong_is_named_by_its_number_and_never_shown():
    with pytest.raises(ValidationError) as refusal:
        read_mobile(" 1380013800\u0663")

    with override("en"):
        [sentence] = refusal.value.messages
    assert sentence == (
        "A mobile number should have 11 digits. Character 11 (U+0663) does not belong there."
    )


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2021-12-31", date(2021, 12, 31)),
        ("2021/1/5", date(2021, 1, 5)),
        ("2021.01.05", date(2021, 1, 5)),
        ("2021年1月5日", date(2021, 1, 5)),
        ("2020-12-31T15:59:59Z", date(2020, 12, 31)),
        ("2020-12-31T16:00:00Z", date(2021, 1, 1)),
        ("2020-12-31T23:59:59+08:00", date(2020, 12, 31)),
        (datetime(2021, 6, 1), date(2021, 6, 1)),  # noqa: DTZ001 - as workbooks hold days
    ],
)
def test_a_day_is_read_and_an_instant_is_its_day_in_beijing(typed, day):
    assert read_date(typed) == day


@pytest.mark.parametrize("typed", ["2021-12/31", "2021年12-31", "20211231", "2018-12-31"])
def test_ambiguous_and_early_days_are_refused(typed):
    with pytest.raises(ValidationError) as refusal:
        read_date(typed)

    assert refusal.value.code == "date"


def test_a_day_of_another_time_may_be_asked_for():
    assert read_date("1985-10-01", first=date(1949, 10, 1)) == date(1985, 10, 1)


def test_days_of_records_lie_between_2019_and_today():
    today = timezone.localdate()

    not_before_2019(date(2019, 1, 1))
    not_in_future(today)
    with pytest.raises(ValidationError):
        not_before_2019(date(2018, 12, 31))
    with pytest.raises(ValidationError):
        not_in_future(today + timedelta(days=1))


def test_a_part_is_not_larger_than_its_whole():
    assert read_count("604", most=604) == 604
    with pytest.raises(ValidationError):
        read_count("605", most=604)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("身份证 370102199001011231,请核对", id="identity-number"),
        pytest.param("３７０１０２１９９００１０１１２３１", id="full-width-identity-number"),
        pytest.param("a\ufffd", id="what-half-a-character-becomes"),
        pytest.param("a\u202eb", id="turned-writing-direction"),
        pytest.param("a\ud800", id="half-a-character"),
        pytest.param("\x85", id="c1"),
    ],
)
def test_text_with_what_does_not_belong_there_is_refused(text):
    with pytest.raises(ValidationError) as refusal:
        read_text(text)

    assert refusal.value.code == "text"


@pytest.mark.parametrize(
    "text", ["", "  ", "两行\n文字\t制表", "=1+1", "👨\u200d👩\u200d👧", "编号370102199001011232"]
)
def test_text_is_kept_as_typed(text):
    assert read_text(text) == text
