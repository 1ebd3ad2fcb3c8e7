"""Rules that hold for the ledger of every record; nobody has to remember to test them."""

import re

import pytest
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.auth import get_user_model
from django.utils.translation import override

from bureau.base.sentences import sentences
from bureau.ledgers.judging import CHANGED, NEW, SAME, WRONG
from bureau.ledgers.ledger import ledgers, named
from bureau.ledgers.naming import Named, Person
from programs import tallies
from programs.lines import program_lines
from tests.ledgers import AS_FIRST, broken, made, place_of, read, typed
from veterans.models import Region

LEDGERS = [pytest.param(ledger, id=name) for name, ledger in ledgers().items()]
YEARS = range(2019, 2025)
CHINESE = re.compile("[\u4e00-\u9fff]")
NO_CHOICE = "随便什么"
ELSEWHERE = {2: None, 4: "3702", 6: "370202"}  # a place as high as the one that enters, if any


@pytest.fixture
def records(db):
    get_user_model().objects.create_user("clerk", pk=1, region_id="37")


# What a ledger declares.


@pytest.mark.parametrize("line", program_lines(), ids=lambda line: line.label)
def test_every_line_has_a_ledger_by_its_own_name(line):
    assert named(line.label).model in line.get_models()


def test_an_unknown_ledger_is_told_so():
    with pytest.raises(LookupError):
        named("no_such_line")


@pytest.mark.parametrize("ledger", LEDGERS)
def test_what_a_row_says_is_what_clerks_enter_on_the_page(ledger):
    page = admin.site.get_model_admin(ledger.model)
    entered = set(flatten_fieldsets(page.fieldsets)) - set(page.readonly_fields)

    assert set(ledger.fields) <= entered
    assert set(ledger.fields).isdisjoint(ledger.model.computed)
    assert all(ledger.model._meta.get_field(name).editable for name in ledger.fields)
    assert len(set(ledger.fields)) == len(ledger.fields)


@pytest.mark.parametrize("ledger", LEDGERS)
def test_what_tells_a_record_from_others_is_in_its_row(ledger):
    """A key that a row leaves out is as in a record that says nothing, which is known beforehand."""
    required = {box.name.partition(".")[0] for box in ledger.boxes if box.required}
    for name in set(ledger.key) - required - {"region"}:
        field = ledger.model._meta.get_field(name)
        assert name in ledger.fields
        assert name not in ledger.model.known
        assert field.blank or not callable(field.default)


@pytest.mark.parametrize("ledger", LEDGERS)
def test_what_the_page_asks_for_the_ledger_asks_for(ledger):
    needed = {box.name.partition(".")[0] for box in ledger.boxes if box.required}
    of_the_page = {
        field.name
        for field in ledger.model._meta.concrete_fields
        if field.editable
        and not (field.blank or field.has_default() or field.primary_key)
        and field.name not in [*ledger.model.known, *ledger.model.computed, "region"]
    }

    assert of_the_page <= needed


@pytest.mark.parametrize("ledger", LEDGERS)
def test_every_heading_is_of_one_column(ledger):
    headings = [heading for box in ledger.boxes for heading in box.headings()]

    assert "" not in headings
    assert len(set(headings)) == len(headings)


@pytest.mark.parametrize("ledger", LEDGERS)
def test_every_heading_is_known_in_both_languages(ledger):
    for box in ledger.boxes:
        with override("en"):
            assert str(box.label)
        with override("zh-hans"):
            assert CHINESE.search(str(box.label))


@pytest.mark.parametrize("ledger", LEDGERS)
def test_what_the_template_shows_is_accepted(ledger):
    for box in ledger.boxes:
        assert not box.required or box.example or box.choices, box.name
        if box.example and box.name != "region":
            assert box.read(box.example) is not None


# What its rows come to.


@pytest.mark.parametrize("ledger", LEDGERS)
def test_rows_are_entered_as_typed_and_counted_as_if_entered_on_the_page(records, ledger):
    before = made(ledger)
    rows = [typed(ledger, record) for record in before]
    figures = tallies.figures(YEARS)
    for record in before:
        record.delete()

    found = read(ledger, rows)

    assert found.problems == []
    assert found.standings == [NEW] * 3
    assert found.written == 3
    assert_entered(ledger, found, rows)
    assert tallies.figures(YEARS) == figures


@pytest.mark.parametrize("ledger", LEDGERS)
def test_the_same_ledger_again_writes_nothing(records, ledger):
    rows = [typed(ledger, record) for record in made(ledger)]
    number = ledger.model.objects.count()

    found = read(ledger, rows)

    assert found.problems == []
    assert found.standings == [SAME] * 3
    assert found.written == 0
    assert ledger.model.objects.count() == number


@pytest.mark.parametrize("ledger", LEDGERS)
def test_a_changed_cell_corrects_that_record_alone(records, ledger):
    rows = [typed(ledger, record) for record in made(ledger)]
    rows[1]["note"] = "更正"

    found = read(ledger, rows)

    assert found.problems == []
    assert found.standings == [SAME, CHANGED, SAME]
    assert found.written == 1
    assert_entered(ledger, found, rows)


@pytest.mark.parametrize("ledger", LEDGERS)
def test_one_record_stands_in_one_row(records, ledger):
    [record] = made(ledger, 1)
    row = typed(ledger, record)
    record.delete()

    found = read(ledger, [row, row])

    assert found.standings == [NEW, WRONG]
    assert len(found.told(3)) == 1
    assert found.written == 1


@pytest.mark.parametrize("ledger", LEDGERS)
def test_what_is_of_another_place_is_unknown_there(records, ledger):
    stranger = ELSEWHERE[len(place_of(ledger))]
    [record] = made(ledger, 1)
    row = typed(ledger, record)
    hidden = [name for name in links(ledger) if row[name] and is_hidden(record, name, stranger)]
    if not hidden:
        return  # nothing is named, or what everybody knows

    found = read(ledger, [row], stranger)

    assert found.written == 0
    codes = {problem.box: problem.code for problem in found.told(2)}
    assert {codes.get(name) for name in hidden} == {"unknown"}


def links(ledger):
    """The boxes by which other records are named."""
    named = [each for each in ledger.declared if isinstance(each, Named | Person)]
    return [next(iter(each.boxes(ledger.model))).name for each in named]


def is_hidden(record, box, place):
    named = getattr(record, box.partition(".")[0])
    if place is None or not hasattr(named, "region_id"):
        return False
    others = type(named).objects.visible_from(Region.objects.get(pk=place))
    return not others.filter(pk=named.pk).exists()


@pytest.mark.parametrize("ledger", LEDGERS)
def test_every_cell_that_lacks_is_told_at_its_place_in_chinese(records, ledger):
    [record] = made(ledger, 1)
    row = typed(ledger, record)
    record.delete()
    needed = [box.name for box in ledger.boxes if box.required]

    with override("zh-hans"):
        found = read(ledger, [row | {name: ""} for name in needed])

    assert found.written == 0
    assert_told(found, needed)


@pytest.mark.parametrize("ledger", LEDGERS)
def test_every_choice_that_is_none_is_told_at_its_place_in_chinese(records, ledger):
    [record] = made(ledger, 1)
    row = typed(ledger, record)
    record.delete()
    choosing = [box.name for box in ledger.boxes if box.choices]

    with override("zh-hans"):
        found = read(ledger, [row | {name: NO_CHOICE} for name in choosing] or [row])

    assert found.written == (0 if choosing else 1)
    assert_told(found, choosing)


def assert_told(found, names):
    for row, name in enumerate(names, start=2):
        told = [problem for problem in found.told(row) if problem.box == name]
        assert told, name
        assert all(problem.code and CHINESE.search(problem.sentence) for problem in told)


@pytest.mark.parametrize("ledger", LEDGERS)
def test_the_words_that_offices_use_are_read(ledger):
    for column in ledger.declared:
        for word, value in getattr(column, "means", {}).items():
            [box] = column.boxes(ledger.model)
            assert box.read(word) == value


@pytest.mark.parametrize("ledger", LEDGERS)
def test_a_row_may_leave_out_all_that_need_not_be_typed(records, ledger):
    """What cannot be supplied, and what then goes together with nothing, is told and no fault."""
    [record] = made(ledger, 1)
    row = typed(ledger, record)
    record.delete()
    free = [box.name for box in ledger.boxes if not box.required]

    found = read(ledger, [{n: c for n, c in row.items() if n not in free}])

    assert found.written == (0 if found.problems else 1)
    assert all(problem.sentence and problem.code for problem in found.problems)


@pytest.mark.parametrize("ledger", LEDGERS)
def test_each_rule_that_a_row_breaks_is_told_of_that_row(records, ledger):
    """The rows beside it are entered nevertheless."""
    cases = broken(ledger)
    before = made(ledger, len(cases) + 1)
    rows = [typed(ledger, record) for record in before]
    for record in before:
        record.delete()

    wrong = [
        row | as_told(case, rows[0]) for row, (case, _rule) in zip(rows[1:], cases, strict=True)
    ]
    found = read(ledger, [rows[0], *wrong])

    assert found.told(2) == []
    assert found.written == 1
    for row, (_case, rule) in enumerate(cases, start=3):
        assert str(sentences()[rule]) in [problem.sentence for problem in found.told(row)], rule


def as_told(case, first):
    return {name: first[name] if cell is AS_FIRST else cell for name, cell in case.items()}


def entered(ledger, line):
    """What is in the database of what a line says; cells that were empty may have been supplied."""
    return typed(ledger, ledger.model.objects.get(pk=line.record.pk))


def assert_entered(ledger, found, rows):
    for line, row in zip(found.lines, rows, strict=True):
        stored = entered(ledger, line)
        assert {name: stored[name] for name, cell in row.items() if cell != ""} == {
            name: cell for name, cell in row.items() if cell != ""
        }
