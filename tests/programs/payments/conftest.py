import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def in_english():
    """Sentences are compared by their msgids, in whatever language the test before ended."""
    with translation.override("en"):
        yield
