"""Ledgers as files: what is refused before its rows are read, what is read, and what that costs."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from bureau.imports import importing
from bureau.imports.models import LedgerImport
from bureau.ledgers.headings import find
from bureau.ledgers.ledger import named
from bureau.ledgers.sheets import MOST_ROWS, opened
from tests.bad_input.cases import CASES
from tests.bad_input.files import FILES, file
from tests.bad_input.test_values import CHINESE
from tests.workbooks import VETERANS, text, veteran
from veterans.models import Veteran

pytestmark = pytest.mark.django_db
KINDS = ["file-shape", "file-hostile", "csv-encoding"]
# Whoever gets a ledger back has our comments in it; the rest changes nothing of what is read.
READ = {
    "file-shape-015": "blank rows are left out, whatever their colour",
    "file-shape-019": "comments are nobody's entries, and ours are among them",
    "file-shape-039": "bold letters are letters",
    "csv-encoding-017": "the lines are told apart all the same",
    "csv-encoding-019": "the lines are told apart all the same",
    "csv-encoding-025": "columns without a heading are not read",
}
APART = {
    "file-shape-045": "a million rows: test_a_million_rows_are_read",
    "file-shape-049": "the same file twice: tests/bureau/imports/test_pages.py",
    "file-hostile-045": "two at once: test_what_is_being_checked_has_a_limit",
}
# Cells have codes of their own: they tell more than that something is wrong with the file.
CODES = {
    "file-shape-047": "id_checksum",
    "csv-encoding-005": "name_chars",
    "csv-encoding-029": "id_format",
    "csv-encoding-031": "name_chars",
}
CASES_OF_FILES = [case for case in CASES if case.kind in KINDS]
MOST_SECONDS, MOST_MEGABYTES = 5, 300
COST = """
import resource, sys, time
from pathlib import Path
from django.conf import settings
settings.configure(USE_I18N=False)
from bureau.ledgers.sheets import opened
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
data, began = Path(sys.argv[1]).read_bytes(), time.process_time()
try:
    for sheet in opened(data, sys.argv[2]):
        for _row in sheet.rows():
            pass
except Exception as error:
    assert type(error).__name__ in ("ValidationError", "Unsafe"), error
spent = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(time.process_time() - began, spent / 1024)
"""


def test_every_case_of_a_file_is_made_or_has_its_place():
    assert {case.id for case in CASES_OF_FILES} == FILES.keys() | APART.keys()
    assert READ.keys() <= FILES.keys()


def outcome(clerk, name, data):
    """The codes and sentences of what is wrong, and how many rows would be entered."""
    try:
        imported = importing.receive(clerk, named("veterans"), name, data)
    except ValidationError as refused:
        return {refused.code}, refused.messages, 0
    for _step in importing.check(imported):
        pass
    found = imported.found
    codes = {each["code"] for each in found["problems"]}
    return codes, [each["message"] for each in found["problems"]], found.get("new", 0)


@pytest.mark.parametrize("case", [c for c in CASES_OF_FILES if c.id in FILES], ids=str)
def test_a_file_is_refused_with_a_sentence_or_read(case, clerk):
    name, data = file(case)

    with override("zh-hans"):
        codes, said, new = outcome(clerk, name, data)

    assert not Veteran.objects.exists()
    if case.expect == "accept" or case.id in READ:
        assert (codes, new) == (set(), 2)
    else:
        assert codes == {CODES.get(case.id, case.code)}
        assert all(CHINESE.search(sentence) for sentence in said)


def test_a_damaged_byte_is_told_by_its_row(clerk):
    [case] = [case for case in CASES if case.id == "csv-encoding-013"]

    _codes, [sentence], _new = outcome(clerk, *file(case))

    assert "9999" in sentence


def test_what_is_being_checked_has_a_limit(clerk, monkeypatch):
    data = file(next(case for case in CASES if case.id == "file-shape-005"))[1]
    monkeypatch.setattr(importing, "QUOTA", len(data) + 1)
    importing.receive(clerk, named("veterans"), "first.xlsx", data)

    with pytest.raises(ValidationError, match="still being checked") as refused:
        importing.receive(clerk, named("veterans"), "second.xlsx", data)

    assert refused.value.code == "file_unsafe"
    assert LedgerImport.objects.count() == 1


@pytest.mark.heavy
def test_a_million_rows_are_read():
    row = (",".join(veteran(0)) + "\r\n").encode()
    data = text(VETERANS) + row * MOST_ROWS

    found = find(opened(data, "台账.csv"), named("veterans"))

    assert sum(1 for _row in found.rows()) == MOST_ROWS


@pytest.mark.heavy
@pytest.mark.parametrize("case", [c for c in CASES_OF_FILES if c.kind == "file-hostile"], ids=str)
def test_a_hostile_file_costs_little(case, tmp_path):
    if case.id not in FILES:
        assert case.id in APART
        return
    name, data = file(case)
    path = tmp_path / "file"
    path.write_bytes(data)

    told = subprocess.run(
        [sys.executable, "-c", COST, path, name],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 0, told.stderr
    seconds, megabytes = map(float, told.stdout.split())
    assert seconds < MOST_SECONDS
    assert megabytes < MOST_MEGABYTES
