"""Finding records by what must not stand in an address, as the search box of their list does."""

from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bureau.api.bodies import repeated
from bureau.api.errors import Problem, field_error
from bureau.base.validators import UNPRINTABLE
from bureau.desk import people
from bureau.desk.filters import any_of
from bureau.desk.lists import LONGEST_TERM

TERM = "q"


def term_of(sent):
    """What is searched for, from a body {"q": "..."}."""
    for name in sent:
        if name != TERM:
            raise _refused(400, repeated(name), "unknown", _("There is no such field."))
    term = sent.get(TERM)
    if type(term) is not str or not term.strip() or len(term) > LONGEST_TERM:
        said = _("Send what to search for as text of at most %(longest)d characters.")
        raise _refused(422, TERM, "text", said % {"longest": LONGEST_TERM})
    if UNPRINTABLE.search(term):
        said = _("This has characters that cannot be searched for: type it anew.")
        raise _refused(422, TERM, "text", said)
    return term.strip()


def found(page, request, records, term):
    """Those that hold the text, or name the person with the number, of those that one may know of."""
    number = people.full_number(term)
    if not number:
        if not (page.people or page.search_fields):
            said = _("Such records are not searched for by text: narrow their list.")
            raise _refused(422, TERM, "text", said)
        return page.get_search_results(request, records, term)[0]
    try:
        persons = people.register().visible_from(request.user.scope).with_id_number(number)
    except ValidationError as refused:
        raise _refused(422, TERM, refused.code, refused.messages[0]) from None
    if not page.people:
        return records.none()
    return records.filter(any_of(page.people, "__in", persons.values("pk")))


def _refused(status, field, code, sentence):
    code_of_all = "json" if status == HTTPStatus.BAD_REQUEST else "invalid"
    return Problem(status, code_of_all, sentence, [field_error(field, code, sentence)])
