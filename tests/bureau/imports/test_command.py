"""`import_ledger`: what it prints, writes and leaves beside the ledger."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.bureau.desk.conftest import make_clerk
from tests.workbooks import VETERANS, reopened, text, veteran, veterans, workbook
from veterans.models import Veteran

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(clerk, capsys):
    """(the exit status, what was answered)."""

    def run(path, *options, line="veterans"):
        status = 0
        try:
            call_command("import_ledger", line, str(path), "--as", "clerk", *options, format="json")
        except SystemExit as ended:
            status = ended.code
        return status, json.loads(capsys.readouterr().out)

    return run


def written(folder, data, name="ledger.xlsx"):
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_ledger_is_taken_over_once(run, tmp_path):
    path = written(tmp_path, workbook(*veterans(3)))

    first, second = run(path), run(path)

    nothing_wrong = {"errors": [], "annotated": None}
    assert first == (0, {"rows": 3, "created": 3, "updated": 0, **nothing_wrong})
    assert second == (0, {"rows": 3, "created": 0, "updated": 0, **nothing_wrong})
    assert Veteran.objects.count() == 3


def test_a_dry_run_writes_nothing(run, tmp_path):
    status, answer = run(written(tmp_path, workbook(*veterans(3))), "--dry-run")

    assert (status, answer["rows"], answer["created"]) == (0, 3, 0)
    assert not Veteran.objects.exists()


def test_what_is_wrong_is_told_and_marked_and_nothing_is_written(run, tmp_path):
    rows = [VETERANS, veteran(0), veteran(1, 人员类别="士兵们")]

    status, answer = run(written(tmp_path, workbook(*rows)))

    [error] = answer["errors"]
    assert status == 1
    assert (error["row"], error["column"], error["code"]) == (3, "人员类别", "choice")
    marked = reopened((tmp_path / "ledger.marked.xlsx").read_bytes())
    assert answer["annotated"] == str(tmp_path / "ledger.marked.xlsx")
    assert marked["台账"]["D3"].comment
    assert not Veteran.objects.exists()


@pytest.mark.parametrize("options", [[], ["--dry-run"]], ids=["taken over", "rehearsed"])
@pytest.mark.parametrize("wrong", [{}, {"人员类别": "士兵们"}], ids=["alone", "with another"])
def test_what_only_the_database_refuses_is_told_with_all_the_rest(run, tmp_path, options, wrong):
    child = {"入伍时间": "2000-12-01", "退役时间": "2002-12-01"}
    rows = [VETERANS, veteran(0), veteran(1, **child), veteran(2, **wrong)]

    status, answer = run(written(tmp_path, workbook(*rows)), *options)

    assert (status, answer["created"]) == (1, 0)
    codes = {error["row"]: error["code"] for error in answer["errors"]}
    assert codes == {3: "inconsistent"} | ({4: "choice"} if wrong else {})
    assert not Veteran.objects.exists()


def test_a_text_comes_back_as_a_workbook(run, tmp_path):
    rows = [VETERANS, veteran(0), veteran(1, 姓名="=王")]

    _status, answer = run(written(tmp_path, text(*rows), "ledger.csv"))

    sheet = reopened((tmp_path / "ledger.marked.xlsx").read_bytes()).active
    assert [error["code"] for error in answer["errors"]] == ["name_chars"]
    assert (sheet["B3"].value, sheet["B3"].data_type) == ("=王", "s")


def test_what_is_doubtful_asks_to_be_explained(run, tmp_path):
    path = written(tmp_path, workbook(VETERANS, veteran(0, 退役时间="2013-12-01")))

    status, answer = run(path)
    explained = run(path, "--explain", "档案已核")

    assert (status, [error["code"] for error in answer["errors"]]) == (1, ["odd_conscription"])
    assert explained[0] == 0
    assert explained[1]["created"] == 1


@pytest.mark.parametrize(
    ("line", "username", "said"),
    [
        ("nothing", "clerk", "There is no such ledger"),
        ("veterans", "nobody", "There is no account"),
        ("veterans", "guest", "may not enter such records"),
    ],
)
def test_wrong_use_is_one_sentence(clerk, tmp_path, line, username, said):
    make_clerk("guest", "370102").groups.clear()
    path = written(tmp_path, workbook(*veterans(1)))

    with pytest.raises(CommandError, match=said) as refused:
        call_command("import_ledger", line, str(path), "--as", username)

    assert refused.value.returncode == 2


def test_a_file_that_is_not_there_is_one_sentence(clerk):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_ledger", "veterans", "nowhere.xlsx", "--as", "clerk")


def test_somebody_of_another_county_enters_into_their_own(tmp_path, capsys):
    make_clerk("other", "370202")
    path = written(tmp_path, workbook(VETERANS, veteran(0, 县区="")))

    call_command("import_ledger", "veterans", str(path), "--as", "other", format="json")

    assert Veteran.objects.get().region_id == "370202"
