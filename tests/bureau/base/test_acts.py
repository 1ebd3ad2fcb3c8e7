"""What people did is noted whoever they are: the wall shows a place's acts, and takes everybody's."""

import pytest

from bureau.base.acts import Act, keep, remember
from bureau.base.scope import scope
from tests.bureau.desk.conftest import make_clerk

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("place", ["370102", "37", None])
def test_an_act_is_noted_from_within_the_scope_of_whoever_did_it(rf, place):
    request = rf.get("/")
    request.user = make_clerk("somebody", place)

    with scope(request.user.scope.code):
        act = remember(Act.Kind.SIGN_OUT, request)
        assert Act.objects.filter(pk=act.pk).exists() == (place is not None)


def test_an_act_of_nobody_is_noted_where_no_place_was_told():
    with scope(""):
        keep(Act(kind=Act.Kind.SIGN_IN_REFUSED))
        assert not Act.objects.exists()

    assert Act.objects.get().kind == Act.Kind.SIGN_IN_REFUSED
