"""Which case is tested through which channel; of all others, why not, or what it waits for."""

from dataclasses import dataclass

TESTED = "tested"
CHANNELS = ["validator", "form", "query", "command", "api", "api_write", "xlsx", "csv"]


@dataclass(frozen=True)
class Apart:
    """Does not apply: the reason says what a case of this kind takes that the channel has not."""

    because: str


VALUES = {
    "id-ok": "ID number",
    "id-format": "ID number",
    "id-check": "ID number",
    "id-date": "ID number",
    "id-region": "ID number",
    "id-dup": "ID number",
    "id-match": "ID number, date of birth, enlistment",
    "name-ok": "name",
    "name-bad": "name",
    "money-ok": "amount",
    "money-bad": "amount",
    "money-sum": "amounts of one record",
    "date-ok": "day",
    "date-bad": "day",
    "year-edge": "instant given for a day",
    "bank-ok": "bank account",
    "bank-bad": "bank account",
    "phone-bad": "telephone",
    "mask-paste": "ID number",
    "region-bad": "place",
    "enum-bad": "state or kind",
    "count-bad": "count",
    "text-ok": "note",
    "text-bad": "note",
    "export-cell": "note",
}
FILES = ["file-shape", "file-hostile", "csv-encoding"]
REQUESTS = ["json-bad", "query-bad", "path-bad", "verb-bad"]

NO_REQUEST = Apart("a validator is given one value, not a request")
NO_FILE = Apart("no file can be sent this way")
IN_A_BODY = Apart("forms are sent as forms: there is no JSON, and no such header, to be wrong")
IN_AN_ADDRESS = Apart("a form's values are in its body: see the channel of addresses")
NOT_SEARCHED = Apart("lists are not narrowed by such a value: an address that tries is query-bad")
NOT_IN_ADDRESSES = Apart("a personal number has no place in an address: see the form")
NO_ARGUMENT = Apart("no command that exists takes such a value")
NO_RECORD = Apart("figures are asked for, and take no records: see api_write")

OF_KINDS = {
    "validator": {
        **dict.fromkeys(VALUES, TESTED),
        "id-dup": Apart("one value does not tell what is registered: see the form"),
        "id-match": Apart("takes several fields: see the form"),
        "money-sum": Apart("takes several fields: see the form"),
        "enum-bad": Apart("the choices are those of each field: see the form"),
        **dict.fromkeys(REQUESTS, NO_REQUEST),
        **dict.fromkeys(FILES, NO_FILE),
    },
    "form": {
        **dict.fromkeys(VALUES, TESTED),
        "json-bad": IN_A_BODY,
        "query-bad": IN_AN_ADDRESS,
        "path-bad": IN_AN_ADDRESS,
        "verb-bad": IN_A_BODY,
        **dict.fromkeys(FILES, NO_FILE),
    },
    "query": {
        **dict.fromkeys(VALUES, NOT_SEARCHED),
        "id-ok": NOT_IN_ADDRESSES,
        "id-format": Apart("what does not look like a number is searched for as a name"),
        "id-check": TESTED,
        "id-date": TESTED,
        "id-region": TESTED,
        "mask-paste": Apart("what does not look like a number is searched for as a name"),
        "bank-ok": NOT_IN_ADDRESSES,
        "bank-bad": NOT_IN_ADDRESSES,
        "phone-bad": NOT_IN_ADDRESSES,
        "money-bad": TESTED,
        "count-bad": TESTED,
        "date-bad": TESTED,
        "region-bad": TESTED,
        "enum-bad": TESTED,
        "query-bad": TESTED,
        "path-bad": TESTED,
        "json-bad": IN_A_BODY,
        "verb-bad": Apart("is of the API; pages answer GET and POST alone, and Django the rest"),
        **dict.fromkeys(FILES, NO_FILE),
    },
    "command": {
        **dict.fromkeys(VALUES, NO_ARGUMENT),
        "region-bad": TESTED,
        "query-bad": NO_ARGUMENT,
        **dict.fromkeys(["json-bad", "path-bad", "verb-bad"], NO_ARGUMENT),
        **dict.fromkeys(FILES, Apart("import_ledger reads as the pages do: see xlsx and csv")),
    },
    "api": {
        **dict.fromkeys(VALUES, NO_RECORD),
        "region-bad": TESTED,
        "query-bad": TESTED,
        "path-bad": TESTED,
        "verb-bad": TESTED,
        "json-bad": Apart("whoever asks for figures sends no body: see api_write"),
        **dict.fromkeys(FILES, NO_FILE),
    },
    "xlsx": {
        **dict.fromkeys([*VALUES, *FILES], TESTED),
        "csv-encoding": Apart("a workbook is in one encoding"),
        **dict.fromkeys(REQUESTS, Apart("a ledger is no request")),
    },
    "csv": {
        **dict.fromkeys(VALUES, TESTED),
        "csv-encoding": TESTED,
        "file-shape": Apart("made as workbooks, and the two that are of rows as csv: see xlsx"),
        "file-hostile": Apart("text is not unpacked: there is nothing to hide in it"),
        **dict.fromkeys(REQUESTS, Apart("a ledger is no request")),
    },
    "api_write": {
        **dict.fromkeys(VALUES, TESTED),
        **dict.fromkeys(REQUESTS, TESTED),
        **dict.fromkeys(FILES, Apart("the API takes no files")),
    },
}

A_WORKBOOK = Apart("is about a cell of a workbook: see xlsx")
ONE_OF_SEVERAL = Apart("takes several fields or records: see the form")
NOT_TYPED = Apart("what is typed is text: there is nothing but text to be sent")
ANY_LEVEL = Apart("figures are asked for places of every level: the province is one")
EMPTY_IS_ALL = Apart("nothing asked for is no narrowing: all is shown")
OF_WRITING = Apart("is about what is written: see api_write")
FUTURE_ASKED = Apart("a list may be asked for days to come")

OF_CASES = {
    "validator": {
        "bank-bad-009": ONE_OF_SEVERAL,
        "count-bad-015": ONE_OF_SEVERAL,
        "money-bad-037": A_WORKBOOK,
        "date-bad-017": A_WORKBOOK,
        "year-edge-005": Apart("takes a clock: tests/bad_input/test_year_edges.py sets one"),
        "year-edge-007": Apart("takes the database: tests/bad_input/test_year_edges.py asks it"),
        "export-cell-013": Apart("a text with a NUL is text-bad: it gets into no export"),
    },
    "form": {
        "bank-bad-001": Apart(
            "whoever applies may bring the card later, and is not accepted without one: "
            "tests/programs/subsidies/test_way.py"
        ),
        "money-bad-033": NOT_TYPED,
        "id-dup-005": Apart("takes one file with a number twice: see xlsx"),
        "money-sum-001": Apart("no record keeps parts beside their total: totals are computed"),
        "money-bad-037": A_WORKBOOK,
        "date-bad-017": A_WORKBOOK,
        "year-edge-005": Apart("takes a clock: tests/bad_input/test_year_edges.py sets one"),
        "year-edge-007": Apart("takes the database: tests/bad_input/test_year_edges.py asks it"),
        "export-cell-013": Apart("a text with a NUL is text-bad: it gets into no export"),
    },
    "query": {
        "id-check-007": Apart("happens to be a credit code, and firms are searched for by those"),
        "money-bad-029": Apart("an address with a NUL is refused before it is read: query-bad-013"),
        "money-bad-001": EMPTY_IS_ALL,
        "money-bad-035": EMPTY_IS_ALL,
        "money-bad-037": A_WORKBOOK,
        "count-bad-003": EMPTY_IS_ALL,
        "count-bad-015": ONE_OF_SEVERAL,
        "date-bad-001": EMPTY_IS_ALL,
        "date-bad-013": FUTURE_ASKED,
        "date-bad-017": A_WORKBOOK,
        "region-bad-003": ANY_LEVEL,
        "region-bad-013": EMPTY_IS_ALL,
    },
    "command": {"region-bad-003": ANY_LEVEL, "region-bad-013": EMPTY_IS_ALL},
    "api_write": {
        "bank-bad-001": Apart(
            "whoever applies may bring the card later, and is not accepted without one: "
            "tests/programs/subsidies/test_way.py"
        ),
        "id-dup-005": Apart("takes one file with a number twice: see import_ledger"),
        "money-sum-001": Apart("no record keeps parts beside their total: totals are computed"),
        "money-bad-037": A_WORKBOOK,
        "date-ok-003": A_WORKBOOK,
        "date-bad-017": A_WORKBOOK,
        "year-edge-005": Apart("takes a clock: tests/bad_input/test_year_edges.py sets one"),
        "year-edge-007": Apart("takes the database: tests/bad_input/test_year_edges.py asks it"),
        "export-cell-013": Apart("a text with a NUL is text-bad: it gets into no export"),
    },
    "api": {
        "region-bad-003": ANY_LEVEL,
        "region-bad-013": EMPTY_IS_ALL,
        "verb-bad-011": OF_WRITING,
        "verb-bad-013": OF_WRITING,
        "verb-bad-015": OF_WRITING,
        "verb-bad-017": Apart("nothing is changed, so no version is asked for: see api_write"),
        "path-bad-009": Apart("figures are named by codes: see api_write"),
    },
}
LEDGERS = {
    "bank-bad-001": Apart("whoever applies may bring the card later: see the form"),
    "money-sum-001": Apart("no record keeps parts beside their total: totals are computed"),
    "region-bad-013": Apart("an empty cell is the sender's own place"),
    "region-bad-011": Apart("a cell is text or a number"),
    "money-bad-033": NOT_TYPED,
    "enum-bad-007": NOT_TYPED,
    "year-edge-005": Apart("takes a clock: tests/bad_input/test_year_edges.py sets one"),
    "year-edge-007": Apart("takes the database: tests/bad_input/test_year_edges.py asks it"),
    "export-cell-013": Apart("a text with a NUL is text-bad: it gets into no export"),
}
NO_XML = Apart("the XML of a workbook has no such character")
IN_TEXT = Apart("no text may hold it, whatever the cell: csv-encoding-015")
WITHOUT = {
    name: NO_XML
    for name in ["id-format-021", "money-bad-029", "bank-bad-011", "text-bad-001", "text-bad-007"]
}
OF_CASES |= {
    "xlsx": LEDGERS | WITHOUT | {"name-bad-025": NO_XML, "id-format-025": NOT_TYPED},
    "csv": LEDGERS
    | dict.fromkeys(["id-format-021", "money-bad-029", "bank-bad-011", "text-bad-001"], IN_TEXT)
    | {
        "name-bad-025": Apart("half a character is in no encoding"),
        "text-bad-003": Apart("a cell of so many characters: csv-encoding-027"),
    },
}


def fate(case, channel):
    """TESTED, or why not."""
    return OF_CASES.get(channel, {}).get(case.id) or OF_KINDS[channel][case.kind]
