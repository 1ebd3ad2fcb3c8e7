import pytest

from bureau.base.scope import EVERYWHERE, scope
from tests.crawl.casting import cast
from tests.crawl.crawling import Crawl
from tests.crawl.planting import Town
from tests.databases import copy_of_test_database, working_in


@pytest.fixture(scope="package")
def town(django_db_setup, django_db_blocker):
    """A database of its own, in which two counties have everything; what requests do is undone."""
    with django_db_blocker.unblock(), copy_of_test_database("crawl") as name, working_in(name):
        yield Town()


@pytest.fixture(scope="package")
def accounts(town):
    with scope(EVERYWHERE):
        return {account.name: account for account in cast(town)}


@pytest.fixture(scope="package")
def crawl(town):
    """One for all accounts: whatever anybody reached was asked."""
    return Crawl(town)
