"""The triggers that mark a line's tallies in the transaction that changes its records."""

from collections import defaultdict

from pgtrigger import (
    After,
    Delete,
    Insert,
    Referencing,
    Statement,
    Truncate,
    Update,
    register,
)

from bureau.base.triggers import OwnerTrigger
from programs import counting
from programs.lines import program_lines

TRANSITIONS = {
    Insert: Referencing(new="after_rows"),
    Update: Referencing(old="before_rows", new="after_rows"),
    Delete: Referencing(old="before_rows"),
}


def mark_every_table():
    """Register the triggers of every table that some line counts, whichever app it is in."""
    readers = defaultdict(dict)
    for line in program_lines():
        for model, indicators in counting.by_table(line).items():
            readers[model][line.label] = indicators
    for model, lines in readers.items():
        register(*_marks(model, lines))(model)


def _marks(model, lines):
    for operation, referencing in TRANSITIONS.items():
        yield _trigger(
            operation,
            "".join(_insert(model, *line, operation) for line in lines.items()),
            referencing,
        )
    everything = ", ".join(f"('{line}', '(,)')" for line in lines)
    yield _trigger(Truncate, f"INSERT INTO programs_mark (line, years) VALUES {everything};")


def _trigger(operation, statements, referencing=None):
    return OwnerTrigger(
        name=f"mark_{str(operation).lower()}",
        level=Statement,
        when=After,
        operation=operation,
        referencing=referencing,
        func=f"{statements} RETURN NULL;",
    )


def _insert(model, line, indicators, operation):
    """Append the ranges of years that the changed rows count in, as few as cover them."""
    spans = {indicator.span() for indicator in indicators.values()}
    years = " UNION ".join(f"SELECT {_years(model, span)}" for span in sorted(spans, key=str))
    rows = _changed(counting.columns(model, indicators), operation)
    return f"""
        INSERT INTO programs_mark (line, years)
        WITH changed AS MATERIALIZED ({rows})
        SELECT '{line}', unnest(range_agg(years)) FROM ({years}) spans;
    """


def _years(model, span):
    """The years from the first day's to the last day's. A mark must never fail, or it would
    refuse the write: hence greatest(), and nothing of a day that is infinite or not known."""
    first, last = (name and f'"{model._meta.get_field(name).column}"' for name in span)
    since = f"extract(year FROM {first})::int"
    until = "NULL"
    if last:
        until = f"greatest(extract(year FROM {last})::int, {since}) + 1"
        until = f"CASE WHEN isfinite({last}) THEN {until} END"
    return f"int4range({since}, {until}) AS years FROM changed WHERE isfinite({first})"


def _changed(columns, operation):
    """The rows as they were and as they are; of an update only those that differ, as multisets."""
    wanted = ", ".join(f'"{column}"' for column in columns)
    before, after = f"SELECT {wanted} FROM before_rows", f"SELECT {wanted} FROM after_rows"
    if operation is Insert:
        return after
    if operation is Delete:
        return before
    return f"(({before} EXCEPT ALL {after}) UNION ALL ({after} EXCEPT ALL {before}))"
