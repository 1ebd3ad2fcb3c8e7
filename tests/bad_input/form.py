"""The channel of the admin's forms, filled in by a clerk of 历下区: all right but for the case."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.conf import settings

from programs.incubators.models import Incubator
from programs.live_recruitment.models import Recruiter
from programs.startup_loans.models import InterestSubsidy, Loan
from programs.subsidies.models import Subsidy
from tests.bad_input.channels import LANGUAGES, Answer, in_every_language
from tests.bureau.desk.conftest import page
from tests.entering import beginning
from tests.programs.live_recruitment.factories import LiveSessionFactory, RecruiterFactory
from tests.programs.startup_loans.factories import LoanFactory
from tests.programs.subsidies.factories import SubsidyFactory, SubsidyRateFactory, card_number
from tests.veterans.factories import EnterpriseFactory, VeteranFactory
from veterans.models import EnterpriseJobs, Veteran

URLENCODED = "application/x-www-form-urlencoded"
TOO_LARGE = {413: "text"}  # more than a whole form may hold is more than any text may
NUMBER = "370102199001011231"


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A form that would be saved as it is, and the box that a case is typed into."""

    model: type
    typed: dict
    box: str = ""
    record: object = None  # the one it corrects, if it is not new


def veteran(box):
    return Filled(
        model=Veteran,
        typed={
            "name": "王建国",
            "id_number": "370102199602290010",
            "category": "conscript",
            "enlisted_on": "2013-09-01",
            "discharged_on": "2015-09-01",
            "placement": "self_employment",
        },
        box=box,
    )


def loan(box):
    LoanFactory(region_id="370102")
    terms = {"amount": "150000", "annual_rate": "4.80", "own_funds": "50000"}
    plan = {"project": "汽车维修", "purpose": "购置设备", "veteran": VeteranFactory().pk}
    return Filled(model=Loan, typed=plan | terms, box=box)


def subsidy(box, **typed):
    SubsidyRateFactory()
    card = {"bank_name": "中国工商银行", "bank_account": card_number(7)}
    served = {"applied_on": "2021-06-17", "discharged_on": "2021-06-01"}
    about = VeteranFactory(discharged_on=served["discharged_on"], reported_on="2021-06-10")
    return Filled(model=Subsidy, typed={"veteran": about.pk, **card, **served, **typed}, box=box)


def jobs(box):
    typed = {"enterprise": EnterpriseFactory().pk, "headcount": "3", "began_on": "2021-01-01"}
    return Filled(model=EnterpriseJobs, typed=typed, box=box)


def application(box):
    """Handed in days after reporting in, at the end of the year."""
    filled = subsidy(box)
    Veteran.objects.update(reported_on="2021-12-20")
    return filled


def incubator(box):
    run_by = {"operator": "鲁军孵化器有限公司", "person_in_charge": "王建军"}
    stands = {"address": "经十路1号", "area": "1200", "began_on": "2021-05-01"}
    typed = {"name": "历下退役军人创业孵化基地"} | run_by | stands
    return Filled(model=Incubator, typed=typed, box=box)


def registered_already():
    VeteranFactory(id_number=NUMBER, name="李红军")
    return veteran("id_number")


def registered_already_with_an_x():
    VeteranFactory(id_number="37010219900101001X", name="李红军")
    return veteran("id_number")


def masked_on_the_record():
    record = VeteranFactory(id_number=NUMBER)
    filled = veteran("id_number")
    typed = {**filled.typed, "name": record.name}
    return Filled(model=Veteran, typed=typed, box="id_number", record=record)


def paid_to_somebody_else():
    SubsidyFactory(bank_account="6222021602000000010")
    return subsidy("bank_account")


def more_hired_than_applied():
    session = LiveSessionFactory(region_id="370102")
    seen = RecruiterFactory(session__region_id="370102")
    typed = {"session": session.pk, "credit_code": seen.credit_code, "posts": "700"}
    return Filled(model=Recruiter, typed=typed | {"applicants": "604", "hired": "605"})


def ninety_nine_percent():
    filled = loan("")
    return Filled(model=Loan, typed=filled.typed | {"annual_rate": "99"})


def interest_before_the_loan():
    lent = LoanFactory(region_id="370102", disbursed=True, disbursed_on="2021-01-01")
    quarter = {"year": "2020", "quarter": "1", "days": "90", "balance": "150000"}
    closed = {"opening_balance": "150000", "closing_balance": "150000", "interest": "1800"}
    return Filled(model=InterestSubsidy, typed={"loan": lent.pk} | quarter | closed)


BY_FIELD = {
    "id_number": lambda: veteran("id_number"),
    "id_number+birth+sex": lambda: veteran(""),
    "name": lambda: veteran("name"),
    "phone": lambda: veteran("phone"),
    "remark": lambda: veteran("note"),
    "name/remark in exports": lambda: veteran("note"),
    "region": lambda: veteran("region"),
    "status/kind": lambda: veteran("category"),
    "amount": lambda: loan("amount"),
    "paid_on": lambda: application("applied_on"),
    "paid_at": lambda: application("applied_on"),
    "participants": lambda: jobs("headcount"),
    "bank_account": lambda: subsidy("bank_account"),
}
BY_CASE = {
    "id-dup-001": registered_already,
    "id-dup-003": registered_already_with_an_x,
    "phone-bad-001": lambda: incubator("phone"),
    "mask-paste-001": masked_on_the_record,
    "bank-bad-009": paid_to_somebody_else,
    "count-bad-015": more_hired_than_applied,
    "money-sum-003": ninety_nine_percent,
    "money-sum-005": interest_before_the_loan,
}
MEANT = {"birth": "birth_date", "enlisted": "enlisted_on"}
_beginnings = {}  # what the add page of a model begins with, asked for once


def prepared(case):
    """What has to be there before the case is sent."""
    return BY_CASE.get(case.id, BY_FIELD[case.field])()


def send(case, browser, filled):
    """Every language is told the same. What is not told in a language yet is asked in the next."""
    first, *others = LANGUAGES
    answer = _send_in(first, case, browser, filled)
    for language in others:
        if answer.said.get(language) == answer.said.get(first):
            again = _send_in(language, case, browser, filled)
            said = answer.said | {language: again.said.get(language, [])}
            answer = replace(again, codes=answer.codes | again.codes, said=said)
    return answer


def enter(case, browser, filled):
    """What is kept of a case that is accepted."""
    answer = _posted(case, browser, filled)
    assert answer.status_code == 302, _errors(answer)
    return getattr(filled.model.objects.latest("pk"), filled.box)


def _send_in(language, case, browser, filled):
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = _posted(case, browser, filled)
    if code := TOO_LARGE.get(answer.status_code):
        return Answer(status=answer.status_code, codes={code})
    errors = _errors(answer)
    codes = {error.code for error in errors}
    return Answer(status=answer.status_code, codes=codes, said=in_every_language(errors))


def _posted(case, browser, filled):
    data = _data(browser, filled) | _typed(case, filled)
    return browser.post(_address(filled), body(data), URLENCODED)


def _errors(answer):
    """What the page says is wrong, above the form and at its boxes, in its own language."""
    form = answer.context["adminform"].form
    return [error for errors in form.errors.as_data().values() for error in errors]


def _address(filled):
    if filled.record:
        return page(filled.model, "change", filled.record.pk)
    return page(filled.model, "add")


def _data(browser, filled):
    if filled.model not in _beginnings:
        _beginnings[filled.model] = beginning(browser.get(page(filled.model, "add")))
    return _beginnings[filled.model] | filled.typed


def _typed(case, filled):
    if not filled.box:
        values = case.value if isinstance(case.value, dict) and "id_number" in case.value else {}
        return {MEANT.get(name, name): value for name, value in values.items()}
    return {filled.box: case.value}


def body(data):
    """As a browser sends it, and as a forger would: half a character, a list, nothing at all."""
    pairs = [
        (name, each if isinstance(each, str) else str(each))
        for name, value in data.items()
        for each in (value if isinstance(value, list) else [value])
        if each is not None
    ]
    return urlencode(pairs, errors="surrogatepass")
