"""The cases of bad input, and of good input that looks bad: what every way in has to answer."""

import json
import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "data" / "bad_input.jsonl"
REPEATED = re.compile("<<repeat '(.+)' x ([0-9]+)>>")
STANDS_FOR = {"<<1e400>>": float("inf"), "<<date 2021-12-31>>": date(2021, 12, 31)}


@dataclass(frozen=True, kw_only=True)
class Case:
    """One input, and what is to come of it."""

    id: str
    kind: str  # one of 32, which the file calls classes
    field: str
    label: str
    written: object  # the value as the file writes it
    expect: str
    code: str

    def __str__(self):
        return f"{self.id} {self.label}"

    @property
    def is_refused(self):
        return self.expect == "reject"

    @cached_property
    def value(self):
        if not isinstance(self.written, str):
            return self.written
        if repeated := REPEATED.fullmatch(self.written):
            return (repeated[1] * int(repeated[2]))[: int(repeated[2])]
        return STANDS_FOR.get(self.written, self.written)

    @property
    def text(self):
        """The value as somebody types it."""
        return "" if self.value is None else str(self.value)


def _read(line):
    read = json.loads(line)
    return Case(
        id=read["id"],
        kind=read["class"],
        field=read["field"],
        label=read["label"],
        written=read["value"],
        expect=read["expect"],
        code=read["code"],
    )


CASES = [_read(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
KINDS = list(dict.fromkeys(case.kind for case in CASES))
