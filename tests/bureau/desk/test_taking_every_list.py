"""Every list of the admin, and what is behind every figure, is taken away as its page shows it."""

from datetime import date, datetime
from decimal import Decimal
from html import unescape

import pytest
from django.contrib.admin.templatetags.admin_list import items_for_result
from django.utils.formats import date_format, number_format
from django.utils.html import strip_tags

from bureau.desk import making
from bureau.desk.lists import ListPage
from bureau.summary import offered
from programs.lines import indicators
from tests.bureau.desk.conftest import make_clerk, page
from tests.bureau.desk.lists import LISTS
from tests.factories import factory_of
from tests.taking import sheets, taken

pytestmark = [pytest.mark.heavy, pytest.mark.django_db, pytest.mark.usefixtures("in_small_year")]

FIGURES = list(indicators())
MOST = 400  # rows that are compared cell by cell


def clerk_of(client, record):
    user = make_clerk("own", record.region_id[:6])
    client.force_login(user)
    return user


def any_record(model):
    record = model.objects.order_by("pk").first() or factory_of(model).create()
    record.refresh_from_db()  # a part is where its whole is
    return record


def as_on_the_page(cell, grouped=True):
    if cell is None or cell == "":
        return "-"
    if isinstance(cell, datetime):
        return date_format(cell, "DATETIME_FORMAT")
    if isinstance(cell, date):
        return date_format(cell)
    if isinstance(cell, Decimal):
        return number_format(cell, use_l10n=True, force_grouping=grouped)
    return " ".join(str(cell).split())


def texts(changelist, record):
    items = [
        unescape(strip_tags(each)).strip() for each in items_for_result(changelist, record, None)
    ]
    return [" ".join(each.split()) for each in items[-len(shown(changelist)) :]]


def shown(changelist):
    return [name for name in changelist.list_display if name != "action_checkbox"]


@pytest.mark.parametrize("model", LISTS)
def test_a_list_is_taken_as_its_page_shows_it(model, client, monkeypatch):
    monkeypatch.setattr(ListPage, "list_per_page", 10_000)
    clerk_of(client, any_record(model))
    changelist = client.get(page(model, "changelist")).context["cl"]
    listed = list(changelist.result_list)

    file = taken(client, page(model, "changelist"))

    headings, rows, said = sheets(file)
    table = making.table_of(making.request_for(file), file)
    kept = list(table.rows())
    assert [key for key, _row in kept] == [record.pk for record in listed]
    assert (file.state, file.rows, len(rows)) == ("written", len(listed), len(listed))
    assert headings[: len(table.columns)] == table.headings or len(set(headings)) == len(headings)
    number = len(shown(changelist))
    for record, (_key, row) in list(zip(listed, kept, strict=True))[:MOST]:
        assert [as_on_the_page(cell) for cell in row[:number]] == texts(changelist, record)
    assert said["end of the list"] == f"{len(listed)} rows"


@pytest.mark.parametrize("code", FIGURES)
def test_what_is_behind_a_figure_is_taken_as_its_page_shows_it(code, client):
    client.force_login(make_clerk("provincial", "37"))
    address = f"/years/2021/figures/{code}/"
    first = client.get(address)

    file = taken(client, f"/admin{address}", "region=37")

    kept = list(offered.rows_behind(file.user, 2021, code))
    on_pages = first.context["page"].paginator
    assert [key for key, _row in kept] == list(on_pages.object_list.values_list("pk", flat=True))
    assert file.rows == len(kept) == on_pages.count == first.context["within"]
    number = len(first.context["columns"])
    for (_key, row), said in zip(kept, first.context["rows"], strict=False):
        assert [as_on_the_page(cell, grouped=False) for cell in row[:number]] == [
            " ".join(str(each).split()).replace("—", "-") or "-" for each in said
        ]
