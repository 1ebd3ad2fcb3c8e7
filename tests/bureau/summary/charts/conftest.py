import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _in_english():
    """Tests read the msgids, also where no database is set up."""
    with translation.override("en"):
        yield
