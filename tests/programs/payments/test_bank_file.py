import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from programs.payments import Result, read, write
from programs.payments.bank_file import SENT
from tests.programs.payments.bank import DUES, line, lines, written


def cells(content):
    return list(csv.reader(content.decode("utf-8-sig").splitlines()))


def with_columns(content, **further):
    """What was sent, with the columns that a bank adds."""
    head, *rest = content.decode("utf-8-sig").splitlines()
    added = ",".join(further.values())
    return "\r\n".join([f"{head},{','.join(further)}", *(f"{each},{added}" for each in rest)])


def test_a_batch_is_a_line_a_payment_for_windows():
    content = write(DUES)

    head, first, *_rest = cells(content)
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in content
    assert head == SENT
    assert first == [
        "37010201",
        "1",
        "S000001",
        "张建国",
        "6222 0212 3456 7890 123",
        "中国工商银行济南历下支行",
        "9000.00",
        "一次性经济补助",
    ]


def test_amounts_have_two_decimals_and_no_commas():
    amounts = [row[6] for row in cells(write([replace(DUES[0], amount=Decimal("1234567"))]))]

    assert amounts == ["金额", "1234567.00"]


@pytest.mark.parametrize("amount", ["1.005", "0", "-1", "NaN", "Infinity"])
def test_an_amount_that_is_none_is_not_sent(amount):
    with pytest.raises(ValidationError):
        write([replace(DUES[0], amount=Decimal(amount))])


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r=", "\n@", " ="])
def test_no_cell_is_a_formula_or_goes_over_lines(sign):
    text = f"{sign}1+1"

    sent = write([replace(DUES[0], reference=text, name=text, bank=text, purpose=text)])

    _head, row = cells(sent)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_what_is_sent_reads_back_as_it_was():
    added = {"结果": "成功", "失败原因": "", "入账日期": "20210803", "网点": "0531"}

    read_back = read(with_columns(write(DUES), **added).encode("gb18030"))

    for due, answer in zip(DUES, read_back, strict=True):
        assert answer.problem is None
        assert (answer.batch, answer.reference, answer.name) == (due.batch, due.reference, due.name)
        assert (answer.account, answer.amount) == (due.account, due.amount)
        assert (answer.result, answer.credited_on) == (Result.CREDITED, date(2021, 8, 3))


def test_what_was_written_against_formulas_reads_back_as_it_was():
    added = {"结果": "成功", "失败原因": "", "入账日期": "20210803"}

    [answer] = read(
        with_columns(write([replace(DUES[0], reference="-S1")]), **added).encode("utf-8")
    )

    assert answer.reference == "-S1"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_rare_surname_is_read_in_each_encoding(encoding):
    assert read(written(lines(), encoding))[1].name == "𬱖小军"


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        pytest.param({"金额": "9,000.00"}, "amount", Decimal("9000.00"), id="grouped"),
        pytest.param({"金额": " 9000 "}, "amount", Decimal("9000.00"), id="without-decimals"),
        pytest.param({"账号": "'6222021234567890123"}, "account", DUES[0].account, id="apostrophe"),
        pytest.param({"账号": "\t6222021234567890123"}, "account", DUES[0].account, id="tab"),
        pytest.param(
            {"入账日期": "2021年8月3日"}, "credited_on", date(2021, 8, 3), id="chinese-day"
        ),
        pytest.param({"入账日期": "20210803"}, "credited_on", date(2021, 8, 3), id="compact-day"),
        pytest.param({"批次号": ""}, "batch", "", id="no-batch"),
        pytest.param(
            {"结果": "失败", "失败原因": "账号6222021234567890123不存在"},
            "reason",
            "账号****0123不存在",
            id="a-number-in-the-reason",
        ),
        pytest.param(
            {"结果": "失败", "失败原因": "证件11010519491231002X不符"},
            "reason",
            "证件****1002X不符",
            id="an-identity-number-in-the-reason",
        ),
    ],
)
def test_what_banks_write_differently_is_read(changes, field, value):
    [answer] = read(written([line(1, **changes)]))

    assert answer.problem is None
    assert getattr(answer, field) == value


@pytest.mark.parametrize(
    "total",
    [
        "合计,4笔,,,25500.51,,,",
        "合 计,共4笔,,,,,,",
        '总计：4笔,,,,"25,500.51"',
        "合计",
    ],
)
def test_a_total_that_agrees_is_no_line(total):
    content = written(lines()) + f"\r\n{total}\r\n\r\n".encode()

    assert [answer.row for answer in read(content)] == [2, 3, 4, 5]


def test_rows_are_the_lines_of_the_file_whatever_is_blank():
    content = written(lines()).replace(b"\r\n", b"\r\n ,,\r\n")

    assert [answer.row for answer in read(content)] == [3, 5, 7, 9]


@pytest.mark.parametrize("end", [b"\n", b"\r"])
def test_each_kind_of_line_end_is_read(end):
    assert len(read(written(lines()).replace(b"\r\n", end))) == 4


def test_cells_left_out_at_the_end_of_a_line_are_empty():
    content = written(lines()).decode("utf-8-sig").replace("成功,,2021-08-03", "成功")

    assert {answer.problem.code for answer in read(content.encode())} == {"day"}


def test_neither_a_payment_nor_an_answer_shows_its_account_in_a_traceback():
    [answer] = read(written([line(1)]))

    assert "张建国" not in repr(answer) + repr(DUES[0])
    assert "6222021234567890123" not in repr(answer) + repr(DUES[0])
