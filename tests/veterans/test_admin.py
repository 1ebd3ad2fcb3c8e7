import pytest
from django.urls import reverse

from tests.queries import questions
from tests.signing_in import sign_in
from tests.veterans.factories import EnterpriseFactory, VeteranFactory
from veterans.models import Enterprise, Veteran

pytestmark = pytest.mark.django_db

CHANGELIST = reverse("admin:veterans_veteran_changelist")
ADD = reverse("admin:veterans_veteran_add")
TYPED = {
    "region": "370102",
    "name": "单国强",
    "id_number": "370102199001011231",
    "phone": "13800138000",
    "category": "conscript",
    "enlisted_on": "2010-12-01",
    "discharged_on": "2012-12-01",
    "placement": "self_employment",
    "merit": "none",
    "employment": "unknown",
}


@pytest.fixture
def officer(client, django_user_model):
    sign_in(client, django_user_model.objects.create_superuser("officer", region_id="3701"))
    return client


def test_a_veteran_is_registered_with_what_the_card_says(officer):
    answer = officer.post(ADD, TYPED)

    assert answer.status_code == 302
    veteran = Veteran.objects.with_id_number("370102199001011231").get()
    assert veteran.sex == "male"
    assert veteran.search_key == "单国强 shanguoqiang sgq"


def test_a_form_that_contradicts_itself_comes_back(officer):
    answer = officer.post(ADD, {**TYPED, "birth_date": "1990-01-02"})

    assert answer.status_code == 422
    errors = answer.context["adminform"].form.errors.as_data()
    assert [error.code for error in errors["birth_date"]] == ["inconsistent"]


def test_the_same_person_twice_is_told_without_the_number(officer):
    officer.post(ADD, TYPED)

    answer = officer.post(ADD, {**TYPED, "id_number": " 370102199001011231"})

    assert answer.status_code == 422
    errors = answer.context["adminform"].form.non_field_errors().as_data()
    assert [error.code for error in errors] == ["id_duplicate"]
    assert "370102199001011231" not in str(errors)


def test_changing_a_veteran_keeps_the_numbers_that_are_not_typed_again(officer):
    officer.post(ADD, TYPED)
    veteran = Veteran.objects.get()
    change = reverse("admin:veterans_veteran_change", args=[veteran.pk])

    shown = officer.get(change).content.decode()
    officer.post(change, {**TYPED, "id_number": "", "phone": "", "name": "单国强大"})

    assert 'placeholder="370102********1231"' in shown
    assert "370102199001011231" not in shown
    veteran.refresh_from_db()
    assert veteran.name == "单国强大"
    assert veteran.id_number.reveal() == "370102199001011231"
    assert veteran.phone.reveal() == "13800138000"


@pytest.mark.parametrize("typed", ["单国", "shang", "SGQ"])
def test_a_list_is_searched_by_name_pinyin_and_initials(officer, typed):
    VeteranFactory(name="单国强")
    VeteranFactory(name="王国强")

    found = officer.get(CHANGELIST, {"q": typed}).context["cl"].queryset

    assert [str(veteran) for veteran in found] == ["单国强"]


def test_a_list_shows_masks_of_ones_own_place(officer):
    VeteranFactory(id_number="370102199001011231")
    VeteranFactory(region_id="370202", id_number="37010219900101001X")

    page = officer.get(CHANGELIST).content.decode()

    assert "370102********1231" in page
    assert "********001X" not in page


@pytest.mark.parametrize(
    "lookup",
    ["id_number", "id_number__startswith", "id_number_index", "id_number_tail", "birth_date"],
)
def test_masks_are_not_undone_by_filters(officer, lookup):
    VeteranFactory(id_number="370102199001011231")

    answer = officer.get(CHANGELIST, {lookup: "1990-01-01"})

    assert answer.status_code == 400


def test_a_list_asks_the_database_as_often_for_many_as_for_few(officer):
    VeteranFactory.create_batch(2)
    officer.get(CHANGELIST)
    with questions() as few:
        officer.get(CHANGELIST)
    VeteranFactory.create_batch(20)
    with questions() as many:
        officer.get(CHANGELIST)

    assert len(many) == len(few) <= 10


def test_an_enterprise_is_found_by_its_whole_credit_code(officer):
    enterprise, _other = EnterpriseFactory.create_batch(2)
    changelist = reverse("admin:veterans_enterprise_changelist")

    found = officer.get(changelist, {"q": enterprise.credit_code}).context["cl"].queryset

    assert found.get() == enterprise
    assert Enterprise.objects.count() == 2


def test_places_are_kept_by_migrations_only(officer):
    change = reverse("admin:veterans_region_change", args=["3701"])

    assert officer.get(reverse("admin:veterans_region_add")).status_code == 403
    assert officer.post(change, {"name": "别处"}).status_code == 403
    assert officer.get(change).status_code == 200
