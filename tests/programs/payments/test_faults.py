"""What can be wrong with a bank's answer: each is found, told, and put right by a further file."""

import re

import pytest
from django.core.exceptions import ValidationError

from programs.payments import balance, read, reconcile
from tests.programs.payments.bank import (
    ALL,
    BATCH_NUMBER,
    DUES,
    SENT_ON,
    answers,
    line,
    lines,
    written,
)

GOOD = written(lines())
TEXT = GOOD.decode("utf-8-sig")
LONG_NUMBER = re.compile("(?<![0-9])(?!9{14})[0-9]{8}")  # but for the largest amount


def cases(table):
    """A case a line: the claim is the id."""
    return [pytest.param(*values, id=claim.replace(" ", "-")) for claim, values in table.items()]


def swapped(old, new, times=-1):
    return TEXT.replace(old, new, times).encode()


def and_below(*rows):
    return (TEXT + "".join(f"{row}\r\n" for row in rows)).encode()


REFUSED = {  # the file, the code, the line that the sentence names
    "nothing": (b"", "empty", None),
    "a byte order mark alone": (b"\xef\xbb\xbf", "empty", None),
    "blank lines alone": (b"\r\n ,,\r\n\r\n", "empty", None),
    "neither UTF-8 nor GB18030": (GOOD + b"\xff\xff", "encoding", None),
    "UTF-16": (TEXT.encode("utf-16"), "encoding", None),
    "Big5": ("流水號,戶名\r\n".encode("big5"), "header", None),
    "one broken character in line 3": (GOOD.replace("𬱖".encode(), b"\xf0\xac"), "encoding", None),
    "a NUL": (swapped("S000002", "S00\x000002"), "unprintable", 3),
    "text turned round": (swapped("S000003", "\u202eS000003"), "unprintable", 4),
    "a character lost on the way": (swapped("𬱖", "\ufffd"), "unprintable", 3),
    "a workbook": (b"PK\x03\x04" + GOOD, "workbook", None),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + GOOD, "workbook", None),
    "six megabytes": (GOOD + b" " * 6 * 1024 * 1024, "large", None),
    "no header": (TEXT.partition("\r\n")[2].encode(), "header", None),
    "semicolons": (swapped(",", ";"), "header", None),
    "a web page": (b"<html><table><tr><td>1</td></tr></table></html>", "header", None),
    "a column that is not there": (swapped("金额", "发生额"), "column", None),
    "a column that is there twice": (swapped("失败原因", "失败原因,金额"), "repeated_column", None),
    "two columns of batches": (swapped("批次号", "批次号,批次号"), "repeated_column", None),
    "a header alone": (TEXT.partition("\r\n")[0].encode(), "no_line", None),
    "a header and a total": (
        (TEXT.partition("\r\n")[0] + "\r\n合计,0笔,,,0.00").encode(),
        "no_line",
        None,
    ),
    "too many lines": (GOOD + b"S,,,,,,,\r\n" * 20_000, "many", None),
    "a quotation mark that is not closed": (swapped("张建国", '"张建国'), "quote", 2),
    "a quotation mark closed lines below": (
        swapped("张建国", '"张建国').replace("艾力".encode(), '艾力"'.encode()),
        "quote",
        2,
    ),
    "a quotation mark that is not closed at the end": (swapped("欧阳兵", '"欧阳兵'), "quote", 5),
    "a cell over two lines": (swapped("欧阳兵", '"欧阳\n兵"'), "quote", 5),
    "a cell without end": (swapped("欧阳兵", "兵" * 140_000), "quote", 5),
    "several batches": (swapped(f"{BATCH_NUMBER},S000004", "37010299,S000004"), "batches", None),
    "a total of another count": (and_below("合计,5笔,,,25500.51"), "total", 6),
    "a total of another sum": (and_below("合计,4,,,25500.50"), "total", 6),
    "a total that is no number": (and_below("合计,,,,贰万五千"), "total", 6),
    "lines below the total": (and_below("合计", "S000005"), "total", 6),
    "two totals": (and_below("合计", "总计"), "total", 6),
}
UNREADABLE = {  # what is wrong in line 3, the code, the column that the sentence names
    "no reference": ({"流水号": ""}, "empty", "流水号"),
    "a reference without end": ({"流水号": "S" * 51}, "text", "流水号"),
    "no name": ({"户名": " "}, "empty", "户名"),
    "no account": ({"账号": ""}, "bank", "账号"),
    "a masked account": ({"账号": "6217****7890"}, "bank", "账号"),
    "an account of full width": ({"账号": "６２１７００１２３４５６７８９０"}, "bank", "账号"),
    "an account with a hidden character": ({"账号": "6217001234567890\u200b"}, "bank", "账号"),
    "an account as Excel shows it": ({"账号": "6.217E+15"}, "shortened", "账号"),
    "an account as a formula": ({"账号": '="6217001234567890"'}, "bank", "账号"),
    "no amount": ({"金额": ""}, "amount", "金额"),
    "an amount of full width": ({"金额": "４５００．５０"}, "amount", "金额"),
    "an amount with an exponent": ({"金额": "4.5e3"}, "amount", "金额"),
    "an amount below zero": ({"金额": "-4500.50"}, "amount", "金额"),
    "an amount of zero": ({"金额": "0.00"}, "amount", "金额"),
    "an amount of three decimals": ({"金额": "4500.500"}, "amount", "金额"),
    "commas in the wrong place": ({"金额": "45,00.50"}, "amount", "金额"),
    "an amount in words": ({"金额": "肆仟伍佰元"}, "amount", "金额"),
    "an amount with its currency": ({"金额": "¥4500.50"}, "amount", "金额"),
    "an amount that is none": ({"金额": "NaN"}, "amount", "金额"),
    "an amount beyond all columns": ({"金额": "999999999999999999.00"}, "amount", "金额"),
    "no result": ({"结果": ""}, "result", "结果"),
    "a result of no such word": ({"结果": "处理中"}, "result", "结果"),
    "a failure without a reason": ({"结果": "失败"}, "reason", "失败原因"),
    "a reason of white space": ({"结果": "失败", "失败原因": "\u3000"}, "reason", "失败原因"),
    "a reason without end": ({"结果": "失败", "失败原因": "错" * 2001}, "text", "失败原因"),
    "a credit without a day": ({"入账日期": ""}, "day", "入账日期"),
    "a day that is none": ({"入账日期": "2021-02-30"}, "date", "入账日期"),
    "a compact day that is none": ({"入账日期": "20211301"}, "date", "入账日期"),
    "a day as Excel counts": ({"入账日期": "44411"}, "date", "入账日期"),
    "a day in the future": ({"入账日期": "2999-01-01"}, "date", "入账日期"),
    "a day before all records": ({"入账日期": "1921-08-03"}, "date", "入账日期"),
}
FAILED = {"结果": "失败", "失败原因": "账户已销户", "入账日期": ""}
BACK = {"结果": "冲正", "入账日期": "2021-08-05"}
OF_ANOTHER_BATCH = {"批次号": "37010299"}
OTHER = {"账号": "6217009999999999"}
PAID = ["paid"] * 4
ASTRAY = line(2, 流水号="S000009", 金额="77.00")
MONEY = {  # the first file, how its lines stand, the further file that puts it right
    "failed": (lines(_2=FAILED), ["paid", "failed", "paid", "paid"], []),
    "failed, then credited": (
        lines(_2=FAILED),
        ["paid", "failed", "paid", "paid"],
        [line(2)],
    ),
    "too little": (
        lines(_2={"金额": "4500.49"}),
        ["paid", "short", "paid", "paid"],
        [line(2, 金额="0.01")],
    ),
    "too little, and the rest failed": (
        [*lines(_2={"金额": "4500.00"}), line(2, 金额="0.50", **FAILED)],
        ["paid", "short", "paid", "paid", "short"],
        [line(2, 金额="0.50")],
    ),
    "too much": (
        lines(_2={"金额": "4500.51"}),
        ["paid", "long", "paid", "paid"],
        [line(2, **BACK, 金额="0.01")],
    ),
    "twice as much in one": (
        lines(_2={"金额": "9001.00"}),
        ["paid", "long", "paid", "paid"],
        [line(2, **BACK)],
    ),
    "credited twice": (
        [*lines(), line(2)],
        ["paid", "doubled", "paid", "paid", "doubled"],
        [line(2, **BACK)],
    ),
    "credited three times": (
        [*lines(), line(2), line(2)],
        ["paid", "doubled", "paid", "paid", "doubled", "doubled"],
        [line(2, **BACK), line(2, **BACK)],
    ),
    "too much in two": (
        [*lines(), line(2, 金额="0.50")],
        ["paid", "long", "paid", "paid", "long"],
        [line(2, **BACK, 金额="0.50")],
    ),
    "a reference that was not sent": (
        [*lines(), ASTRAY],
        [*PAID, "unmatched"],
        [ASTRAY | BACK],
    ),
    "a failure that was not sent": ([*lines(), ASTRAY | FAILED], [*PAID, "unmatched"], []),
    "a hidden character in the reference": (
        lines(_2={"流水号": "S000002\u200b"}),
        ["paid", "unmatched", "paid", "paid"],
        [line(2, **BACK, 流水号="S000002\u200b"), line(2)],
    ),
    "another account": (
        lines(_2=OTHER),
        ["paid", "other_account", "paid", "paid"],
        [line(2, **OTHER, **BACK), line(2)],
    ),
    "another account that failed": (
        lines(_2=OTHER | FAILED),
        ["paid", "other_account", "paid", "paid"],
        [line(2)],
    ),
    "another account beside the right one": (
        [*lines(), line(2, **OTHER)],
        [*PAID, "other_account"],
        [line(2, **OTHER, **BACK)],
    ),
    "the account of another payment": (
        lines(_2={"账号": DUES[2].account}),
        ["paid", "other_account", "paid", "paid"],
        [line(2, **BACK, 账号=DUES[2].account), line(2)],
    ),
    "taken back at another account": (
        [*lines(), line(2, **OTHER, **BACK)],
        [*PAID, "overtaken"],
        [line(2, **OTHER)],
    ),
    "an account that went through Excel": (
        lines(_1={"账号": "6222021234567890000"}),
        ["shortened", "paid", "paid", "paid"],
        [line(1)],
    ),
    "another name": (
        lines(_2={"户名": "李四"}),
        ["paid", "other_name", "paid", "paid"],
        [line(2, **BACK, 户名="李四"), line(2)],
    ),
    "a surname that the bank cannot write": (
        lines(_2={"户名": "?小军"}),
        ["paid", "other_name", "paid", "paid"],
        [line(2, **BACK), line(2)],
    ),
    "a name typed otherwise": (lines(_3={"户名": "买买提.艾 力"}), PAID, []),
    "before it was sent": (
        lines(_2={"入账日期": "2021-08-01"}),
        ["paid", "early", "paid", "paid"],
        [line(2, **BACK), line(2)],
    ),
    "on the day it was sent": (lines(_2={"入账日期": "2021-08-02"}), PAID, []),
    "taken back": (
        [*lines(), line(2, **BACK)],
        ["paid", "taken_back", "paid", "paid", "taken_back"],
        [line(2)],
    ),
    "taken back and credited anew to another holder": (
        [*lines(), line(2, **BACK), line(2, 户名="李四")],
        ["paid", "other_name", "paid", "paid", "other_name", "other_name"],
        [line(2, **BACK), line(2)],
    ),
    "taken back in part": (
        [*lines(), line(2, **BACK, 金额="500.50")],
        ["paid", "short", "paid", "paid", "short"],
        [line(2, 金额="500.50")],
    ),
    "taken back twice": (
        [*lines(), line(2, **BACK), line(2, **BACK)],
        ["paid", "overtaken", "paid", "paid", "overtaken", "overtaken"],
        [line(2), line(2)],
    ),
    "taken back before anything was credited": (
        lines(_2=BACK),
        ["paid", "overtaken", "paid", "paid"],
        [line(2), line(2)],
    ),
    "credited, then failed": (
        [*lines(), line(2, **FAILED)],
        ["paid", "contradicted", "paid", "paid", "contradicted"],
        [line(2, **BACK)],
    ),
    "silence": (lines(_2=None), ["paid"] * 3, [line(2)]),
}
SETTLED = {"failed, then credited", "taken back"}  # without the further file already
UNPAID = {"credited, then failed"}  # and rightly so


def judged(said):
    verdicts = reconcile(DUES, said, sent_on=SENT_ON)
    assert [verdict.answer for verdict in verdicts] == said
    for verdict in verdicts:
        assert verdict.sentence
        told_of_nobody(verdict.sentence)
    found = balance(DUES, verdicts)
    assert found.bank == found.paid + sum(found.open.values())
    return verdicts, found


def told_of_nobody(sentence):
    assert not LONG_NUMBER.search(sentence)
    assert not any(due.name in sentence for due in DUES)


def test_a_good_file_settles_its_batch():
    verdicts, found = judged(read(GOOD))

    assert [verdict.standing for verdict in verdicts] == PAID
    assert found.bank == found.paid == ALL
    assert found.is_settled


@pytest.mark.parametrize(("content", "code", "row"), cases(REFUSED))
def test_a_file_that_cannot_be_relied_on_is_refused_as_a_whole(content, code, row):
    with pytest.raises(ValidationError) as refused:
        read(content)

    assert refused.value.code == code
    assert (refused.value.params or {}).get("row") == row
    told_of_nobody(refused.value.messages[0])


@pytest.mark.parametrize(("changes", "code", "column"), cases(UNREADABLE))
def test_a_line_that_cannot_be_read_waits_for_a_file_that_says_it_again(changes, code, column):
    said = answers(lines(_2=changes))
    verdicts, found = judged(said)

    assert [verdict.standing for verdict in verdicts] == ["paid", "unreadable", "paid", "paid"]
    assert verdicts[1].answer.problem.code == code
    assert verdicts[1].sentence.startswith(f"Line 3, {column}: ")
    assert found.silent == [DUES[1]]
    assert not found.is_settled
    is_put_right(said, [line(2)])


def test_a_line_with_a_cell_too_many_waits_as_well():
    said = read(swapped("4500.50", "4,500.50"))
    verdicts, _found = judged(said)

    assert verdicts[1].standing == "unreadable"
    assert verdicts[1].sentence.startswith("Line 3: It has more cells")
    is_put_right(said, [line(2)])


def test_a_second_line_that_cannot_be_read_leaves_a_payment_open():
    said = answers([*lines(), line(2, **BACK, 金额="4.5e3")])
    verdicts, found = judged(said)

    assert [verdict.standing for verdict in verdicts] == [*PAID, "unreadable"]
    assert not found.is_settled
    is_put_right(said, [line(2, **BACK)], unpaid=DUES[1].amount)


@pytest.mark.parametrize("claim", MONEY)
def test_money_that_went_wrong_is_told_and_put_right(claim):
    first, standings, further = MONEY[claim]
    said = answers(first)
    verdicts, found = judged(said)

    assert [verdict.standing for verdict in verdicts] == standings
    assert found.is_settled == (claim in SETTLED or not further)
    if further:
        is_put_right(said, further, unpaid=DUES[1].amount if claim in UNPAID else 0)


def test_the_answer_to_another_batch_is_put_right_there():
    said = answers(lines(**{f"_{number}": OF_ANOTHER_BATCH for number in range(1, 5)}))
    verdicts, found = judged(said)

    assert [verdict.standing for verdict in verdicts] == ["unmatched"] * 4
    assert found.silent == DUES
    assert found.open == {"unmatched": ALL}
    back = answers([line(number, **OF_ANOTHER_BATCH, **BACK) for number in range(1, 5)])
    is_put_right(said + back, lines())


def is_put_right(said, further, unpaid=0):
    _verdicts, found = judged([*said, *read(written(further))])

    assert found.is_settled
    assert found.bank == found.paid == ALL - unpaid


@pytest.mark.parametrize("claim", MONEY)
def test_the_same_file_read_twice_changes_nothing(claim):
    said = answers(MONEY[claim][0])
    once, found = judged(said)
    twice, found_again = judged(said + said)

    assert twice[: len(said)] == once
    assert {verdict.standing for verdict in twice[len(said) :]} == {"repeated"}
    assert found_again == found


def test_another_file_that_says_the_same_is_money_again():
    verdicts, found = judged(answers(lines(), [line(2)]))

    assert [verdict.standing for verdict in verdicts] == [
        "paid",
        "doubled",
        "paid",
        "paid",
        "doubled",
    ]
    assert found.open == {"doubled": 2 * DUES[1].amount}


def test_a_sentence_says_how_much_is_missing():
    verdicts, _found = judged(answers([line(2, 金额="4000.5")]))

    assert verdicts[0].sentence == (
        "4000.50 of 4500.50 yuan were credited: the bank owes the other 500.00."
    )
