"""The channel of addresses: what a list or a page is asked, and which record is named."""

from urllib.parse import quote, urlencode

from django.conf import settings

from bureau.base.validators import read_amount
from programs.startup_loans.models import Loan
from tests.bad_input import validator
from tests.bad_input.channels import LANGUAGES, Answer
from tests.bureau.desk.conftest import page
from tests.veterans.factories import VeteranFactory
from veterans.models import EnterpriseJobs, Veteran

YEAR = "/years/2021/"
FIGURE = f"{YEAR}figures/adaptation_training.attendances/"
FULL_WIDTH = {ord("0") + digit: 0xFF10 + digit for digit in range(10)}
# A page has no codes: its status stands for one.
MEANS = {
    "query-bad": {400: "query", 414: "query"},
    "path-bad": {404: "not_found"},
    "region-bad": {400: "region", 404: "region"},
    "enum-bad": {400: "choice"},
}
# For a value it is the validator's own sentence that stands for its code; a list has no cap.
READS = {"amount": read_amount}
ASKED_OF = {
    "money-bad": (Loan, "amount_from"),
    "count-bad": (EnterpriseJobs, "headcount_from"),
    "date-bad": (Veteran, "discharged_on_from"),
    "enum-bad": (Veteran, "category__exact"),
}


def addresses(case):
    """Where the case is sent; of a search for a person, the place it is posted to."""
    if case.kind in ASKED_OF:
        model, name = ASKED_OF[case.kind]
        return [f"{page(model, 'changelist')}?{_asking(name, case)}"]
    if case.kind == "region-bad":
        places = [(page(Veteran, "changelist"), "place"), (YEAR, "region"), (FIGURE, "region")]
        return [f"{path}?{_asking(name, case)}" for path, name in places]
    if case.kind == "query-bad":
        return [path + case.value for path in [page(Veteran, "changelist"), YEAR, FIGURE]]
    if case.kind == "path-bad":
        return [f"{path.rstrip('/')}{_path(case)}" for path in [page(Veteran, "changelist"), YEAR]]
    return []


def _asking(name, case):
    return urlencode({name: case.text}, errors="surrogatepass")


def _path(case):
    if case.value == "<<pk>>":
        return f"/{VeteranFactory(region_id='370202').pk}/change/"
    if (
        case.value == "/\uff11/"
    ):  # the key of a record that is there, in digits that look like its own
        return f"/{quote(str(VeteranFactory().pk).translate(FULL_WIDTH))}/change/"
    return quote(case.value, safe="/%.-") + ("change/" if case.value.endswith("/") else "/")


def send(case, browser, paths):
    """An answer of every address in the first language, and of the first in every language."""
    if not paths:
        find = page(Veteran, "find")
        return [_answer(case, language, browser, find, q=case.text) for language in LANGUAGES]
    first, *others = LANGUAGES
    return [
        *(_answer(case, first, browser, path) for path in paths),
        *(_answer(case, language, browser, paths[0]) for language in others),
    ]


def _answer(case, language, browser, path, **sent):
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    answer = browser.post(path, sent, follow=True) if sent else browser.get(path, follow=True)
    text = answer.content.decode()
    told = [str(each) for each in (answer.context or {}).get("messages", [])]
    said = {language: told or [(answer.context or {}).get("sentence", text)]}
    status = answer.status_code
    return Answer(status=status, codes=_codes(case, status, said[language], language), said=said)


def _codes(case, status, said, language):
    if case.kind in MEANS:
        return {MEANS[case.kind].get(status)}
    refused = validator.send(case, READS.get(case.field))
    is_told = any(refused.said[language][0] in sentence for sentence in said)
    return refused.codes if is_told else set()
