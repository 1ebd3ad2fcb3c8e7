"""Taking a list away as people do, with the worker's part done at once."""

import csv
import io
from types import SimpleNamespace

from procrastinate.contrib.django.models import ProcrastinateJob
from python_calamine import CalamineWorkbook

from bureau.desk.models import ListFile
from bureau.desk.tasks import write_file

GOING_ON = SimpleNamespace(should_abort=lambda: False)  # a worker that nobody stops


def asked(browser, address, query="", **typed):
    """The file that somebody asked for, and nobody wrote as yet."""
    typed = {"format": "xlsx", "reason": "for the meeting", **typed}
    answer = browser.post(f"{address}take/?{query}", typed)
    assert answer.status_code == 302
    return ListFile.objects.get(pk=answer.url.rstrip("/").rpartition("/")[2])


def work():
    """What a worker does with what waits, in whose name and scope it is to be done."""
    for waiting in ProcrastinateJob.objects.filter(task_name=write_file.name, status="todo"):
        write_file.run(GOING_ON, **waiting.args)
        ProcrastinateJob.objects.filter(pk=waiting.pk).update(status="todo")


def taken(browser, address, query="", **typed):
    file = asked(browser, address, query, **typed)
    work()
    file.refresh_from_db()
    return file


def content(browser, file):
    answer = browser.get(f"/admin/files/{file.pk}/content/")
    return b"".join(answer.streaming_content)


def sheets(file):
    """(headings, rows, what is said of them) of an xlsx."""
    book = CalamineWorkbook.from_path(file.path)
    rows, basis = (book.get_sheet_by_index(each).to_python(False) for each in (0, 1))
    return rows[0], rows[1:], dict(each[:2] for each in basis[1:])


def lines(file):
    """The same of a csv."""
    rows = list(csv.reader(io.StringIO(file.path.read_bytes().decode("utf-8-sig"), newline="")))
    end = max(number for number, row in enumerate(rows) if not row)
    return rows[0], rows[1:end], dict(rows[end + 1 :])
