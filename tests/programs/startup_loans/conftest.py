import pytest

from tests.bureau.desk.conftest import make_clerk


@pytest.fixture
def desk(client):
    """The browser of a clerk of 历下区."""
    client.force_login(make_clerk("clerk", "370102"))
    return client


@pytest.fixture
def province_client(admin_client, admin_user):
    admin_user.region_id = "37"
    admin_user.save()
    return admin_client
