"""One transaction a request, in the scope of who asks; what was refused left nothing behind."""

from itertools import cycle, islice

import pytest
from django.db import ProgrammingError, connection
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client

from bureau.base.scope import scope
from bureau.staff.scope import ScopeMiddleware
from programs.welfare_posts.models import Placement
from tests.bureau.desk.conftest import make_clerk
from tests.programs.adaptation_training.factories import AttendanceFactory
from tests.programs.welfare_posts.factories import ApplicationFactory
from tests.veterans.factories import OfficeFactory, VeteranFactory
from veterans.models import Office, Veteran

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return make_clerk("clerk", "370102")


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


def browser_of(username, place):
    client = Client()
    client.force_login(make_clerk(username, place))
    return client


@pytest.mark.heavy
def test_two_who_take_turns_on_one_connection_never_see_each_others_people():
    """A thousand rounds: what the one asked for must not be left for the other."""
    browsers = {"甲人": browser_of("here", "370102"), "乙人": browser_of("there", "370202")}
    VeteranFactory(region_id="370102", name="甲人")
    VeteranFactory(region_id="370202", name="乙人")
    asked = {"app_label": "welfare_posts", "model_name": "placement", "field_name": "veteran"}

    for name in islice(cycle(browsers), 2000):
        answer = browsers[name].post("/admin/autocomplete/", {**asked, "term": ""}).json()
        assert [each["text"][:2] for each in answer["results"]] == [name]


def test_a_request_leaves_no_scope_behind(desk):
    with scope(""):
        desk.get("/admin/")
        assert not Veteran.objects.exists()
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('bureau.scope')")
            assert cursor.fetchone() == ("",)


@pytest.fixture
def through(rf, clerk):
    """What comes of a view behind the middleware."""

    def ask(view):
        request = rf.get("/")
        request.user = clerk
        request.session = {}
        middleware = ScopeMiddleware(view)

        def with_hook(request):
            try:
                return view(request)
            except Exception as error:
                if answer := middleware.process_exception(request, error):
                    return answer
                raise

        middleware.get_response = with_hook
        return middleware(request)

    return ask


@pytest.mark.parametrize("status", [400, 403, 404, 409, 422, 500])
def test_what_a_refused_request_wrote_is_undone(through, status):
    def view(request):
        OfficeFactory(region_id="370102", kind="station", name="留不下站")
        return HttpResponse(status=status)

    assert through(view).status_code == status
    assert not Office.objects.filter(name="留不下站").exists()


def test_a_write_behind_the_wall_is_a_conflict_and_no_error(through):
    veteran = VeteranFactory(region_id="370202")
    post = ApplicationFactory(region_id="370102")

    answer = through(lambda request: Placement.objects.filter(pk=post.pk).update(veteran=veteran))

    assert answer.status_code == 409
    assert "Nothing was saved" in answer.content.decode()


def test_a_fault_of_ours_stays_one(through):
    def view(request):
        with connection.cursor() as cursor:
            cursor.execute("SELECT nonsense")

    with pytest.raises(ProgrammingError, match="nonsense"):
        through(view)


def test_what_was_undone_is_not_told_as_done(desk):
    """Django sees nobody who needs the veteran; the foreign key does, at the end."""
    guest = VeteranFactory(region_id="370102", name="李出行")
    AttendanceFactory(training_class__region_id="370202", veteran=guest)

    answer = desk.post(f"/admin/veterans/veteran/{guest.pk}/delete/", {"post": "yes"})

    assert answer.status_code == 409
    assert Veteran.objects.filter(pk=guest.pk).exists()
    assert "李出行" not in desk.get("/admin/").content.decode()


def test_a_number_that_another_place_has_is_told_in_its_own_sentence(desk):
    VeteranFactory(region_id="370202", id_number="370102199001011231")
    typed = {"region": "370102", "name": "单国强", "id_number": "370102199001011231"}
    served = {"enlisted_on": "2010-12-01", "discharged_on": "2012-12-01", "merit": "none"}
    kind = {"category": "conscript", "placement": "self_employment", "employment": "unknown"}

    answer = desk.post("/admin/veterans/veteran/add/", typed | served | kind)

    assert answer.status_code == 409
    assert "This ID number is already registered" in answer.content.decode()


def test_a_streamed_answer_is_a_fault_of_ours(through):
    with pytest.raises(AssertionError, match="after its transaction"):
        through(lambda request: StreamingHttpResponse(["a"]))
