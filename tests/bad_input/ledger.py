"""The channels of ledgers: a row that is right but for the case, in a workbook or as text."""

from datetime import date

from django.utils.translation import override

from bureau.base.encryption import Sealed
from bureau.imports.reading import Reading
from bureau.ledgers.ledger import ledgers
from bureau.ledgers.writing import Writer
from tests.bad_input.channels import LANGUAGES, Answer
from tests.bad_input.form import MEANT
from tests.ledgers import a_spool
from tests.workbooks import text, workbook
from veterans.models import Region

PLACE = "370102"
TWICE = "id-dup-005"  # one number in two rows
USUAL = {"applied_on": "2021-06-17", "claimed_on": "2021-06-17"}  # which forms begin with
BUILT = {"xlsx": workbook, "csv": text}


def send(case, filled, kind):
    """What is said of it, in every language that people read."""
    codes, said = set(), {}
    for language in LANGUAGES:
        with override(language):
            reading = judged(case, filled, kind)
            reading.spool.close()
        codes |= {problem.code for problem in reading.problems}
        said[language] = [str(problem.sentence) for problem in reading.problems]
    return Answer(status=422 if codes else 200, codes=codes, said=said)


def judged(case, filled, kind):
    """The reading of a ledger that holds the case, rehearsed."""
    ledger = ledgers()[filled.model._meta.label_lower]
    with override("zh-hans"):
        headings, cells = row(ledger, case, filled)
    rows = [cells, cells] if case.id == TWICE else [cells]
    data = BUILT[kind](headings, *rows)
    reading = Reading(ledger, Region.objects.get(pk=PLACE), data, f"台账.{kind}", a_spool())
    reading.open()
    for _rows in reading.steps():
        pass
    reading.rehearse()
    return reading


def kept(case, filled, kind):
    """What is kept of a case that is accepted."""
    reading = judged(case, filled, kind)
    assert reading.problems == []
    Writer(reading.ledger, reading.spool).write()
    reading.spool.close()
    return getattr(filled.model.objects.latest("pk"), filled.box)


def row(ledger, case, filled):
    headings, cells = [], []
    typed = USUAL | filled.typed | _typed(case, filled)
    for box in ledger.boxes:
        headings.append(str(box.label))
        cells.append(_cell(ledger.model, box, typed, case, filled))
    return headings, cells


def _typed(case, filled):
    if filled.box:
        return {filled.box: case.value}
    values = case.value if isinstance(case.value, dict) and "id_number" in case.value else {}
    return {MEANT.get(name, name): value for name, value in values.items()}


def _cell(model, box, typed, case, filled):
    """What an office writes where a form sends keys and values."""
    name, _dot, path = box.name.partition(".")
    value = typed.get(name, "")
    if value in ("", None) or (name == filled.box and not path):
        return _written(value)
    field = model._meta.get_field(name)
    if path:
        return _of_other(field.related_model.objects.get(pk=value), path)
    labels = {key: str(label) for key, label in field.choices or ()}
    return labels.get(value, value)


def _of_other(record, path):
    for name in path.split("."):
        record = getattr(record, name)
    if isinstance(record, Sealed):
        return record.reveal()
    return record.isoformat() if isinstance(record, date) else str(record)


def _written(value):
    return "" if value is None else value
