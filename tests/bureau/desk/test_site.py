"""The admin's own pages beside those of records."""

import pytest


def test_kinds_of_records_are_found_by_name(desk):
    answer = desk.get("/admin/search/", {"s": "job fair"})

    assert answer.status_code == 200
    assert "/admin/job_fairs/jobfair/" in answer.content.decode()


@pytest.mark.parametrize("asked", [{"page": "x"}, {"page": "7"}, {"person": "1"}])
def test_the_search_is_asked_nothing_else(desk, asked):
    assert desk.get("/admin/search/", {"s": "job fair", **asked}).status_code == 400
