"""The year's figures of every place, against a plain table and against the bare query of a line.

Unchanged: of all places, against reading as many rows from a table without definitions, marks and
years; at a tenth of the records and at all of them. Changed: one record of a line was touched
since, against the one query that counts that line from its records; of all places, and of those
that the province's page asks for.
"""

import time
from itertools import cycle
from statistics import median

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, reset_queries
from django.test import Client
from django.utils import timezone

from bureau.base.postgres.roles import as_owner
from bureau.base.scope import EVERYWHERE, scope
from bureau.base.years import Period
from programs import counting, tallies
from programs.lines import program_lines
from tests.benchmarks.databases import database_of_its_own
from tests.queries import questions
from tests.signing_in import sign_in
from veterans.models import Region

YEAR, TURNS = 2021, 40
YEARS = [YEAR - 1, YEAR]  # a page has last year's beside each
SCALES = {"a tenth": 0.1, "all": 1}


def measure():
    found = {}
    for name, scale in SCALES.items():
        with database_of_its_own("summary"):
            call_command("load_year", str(YEAR), scale=scale, verbosity=0)
            with as_owner(), connection.cursor() as cursor:
                cursor.execute("CREATE TABLE plain AS TABLE programs_tally WITH NO DATA")
                cursor.execute("GRANT SELECT, INSERT ON plain TO PUBLIC")
            tallies.figures(YEARS)
            with scope(EVERYWHERE), connection.cursor() as cursor:
                cursor.execute(
                    "INSERT INTO plain SELECT * FROM programs_tally WHERE year = ANY(%s)", [YEARS]
                )
            with as_owner(), connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
            found[name] = unchanged() | {
                "page": page(),
                "changed, all places": changed(None),
                "changed, the page's places": changed(places_of_the_page()),
            }
    return {"year": YEAR} | found


def unchanged():
    took = in_turns(tallies=lambda: tallies.figures(YEARS), plain=read_plain)
    return {
        "rows": len(read_plain()),
        "seconds": {name: round(median(each), 5) for name, each in took.items()},
        "ratio": round(median(took["tallies"]) / median(took["plain"]), 2),
    }


def read_plain():
    with connection.cursor() as cursor:
        cursor.execute("SELECT line, year, indicator, place, own, value FROM plain")
        return cursor.fetchall()


def in_turns(**works):
    """{name: [seconds of each turn]}; the first turn fills what a process remembers."""
    took = {name: [] for name in works}
    for turn, (name, work) in zip(range((TURNS + 1) * len(works)), cycle(works.items())):
        began = time.perf_counter()
        work()
        if turn >= len(works):
            took[name].append(time.perf_counter() - began)
    return took


def page():
    """The whole page of the year, of all places, for one reader."""
    with scope(EVERYWHERE, by={"command": "benchmark"}):
        reader = get_user_model().objects.create_superuser(
            "reader", region_id=EVERYWHERE, password_chosen_at=timezone.now()
        )
        sign_in(browser := Client(SERVER_NAME="localhost"), reader)
    address = f"/years/{YEAR}/"
    assert browser.get(address).status_code == 200
    reset_queries()
    with questions() as asked:
        browser.get(address)
    took = in_turns(page=lambda: browser.get(address))["page"]
    return {"queries": len(asked), "seconds": round(median(took), 3)}


def places_of_the_page():
    province = Region.objects.by_code(EVERYWHERE)
    return [province.code, *(part.code for part in province.parts())]


def changed(places):
    """{line: seconds where one record of it was changed since}, and of all lines one after the
    other. `bare` is the query that counts the line; whoever asks has to read the rest besides."""
    found = {line.label: after_a_change(line, places) for line in program_lines()}
    sides = {side: sum(each[side] for each in found.values()) for side in ("ours", "bare", "read")}
    return found | {"every line in turn": told(**sides)}


def after_a_change(line, places):
    took = in_turns(
        read=lambda: tallies.figures(YEARS, places),
        bare=lambda: count(line),
        change=lambda: change(line),
        ours=lambda: tallies.figures(YEARS, places),
    )
    return told(**{side: median(took[side]) for side in ("ours", "bare", "read")})


def told(ours, bare, read):
    return {
        "ours": round(ours, 4),
        "bare": round(bare, 4),
        "read": round(read, 4),
        "ratio": round(ours / bare, 2),
        "ratio, read as well": round(ours / (bare + read), 2),
    }


def count(line):
    with scope(EVERYWHERE), connection.cursor() as cursor:
        return [*counting.count(line, Period(YEAR), cursor)]


def change(line):
    """What a change leaves behind: a mark, and tallies that no longer hold in its county, its city
    and the province."""
    with scope(EVERYWHERE), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO programs_mark (line, years) VALUES (%s, int4range(%s, %s))",
            [line.label, YEAR, YEAR + 1],
        )
        cursor.execute(
            "UPDATE programs_tally SET value = value + 1 WHERE line = %s AND year = %s AND NOT own"
            " AND place IN ('37', '3701', '370102')",
            [line.label, YEAR],
        )
