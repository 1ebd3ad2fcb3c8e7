import pytest

from tests.bureau.api.asking import Program
from tests.bureau.desk.conftest import clerk, desk

__all__ = ["clerk", "desk"]


@pytest.fixture
def program(clerk):
    """Of a clerk of 历下区; it may read and write."""
    return Program(clerk)
