"""What the database's refusals say to people: each rule has a sentence, and a code."""

import json
from functools import cache

from django.apps import apps
from django.db import DatabaseError
from django.utils.translation import gettext_lazy as _

# Two at a time, something that is needed, and the wall: what is not the fault of our own code.
KEY, UNIQUE, OVERLAP, DEADLOCK, SERIAL, LOCKED = (
    "23503",
    "23505",
    "23P01",
    "40P01",
    "40001",
    "55P03",
)
PRIVILEGE, CHECK = "42501", "23514"
UNKNOWN = _("This does not go together with what is there already: look for it on its page.")


def is_refused(error):
    """The database holds to a rule of ours; anything else it complains of is a fault of ours."""
    if not isinstance(error, DatabaseError):
        return False
    state = getattr(error.__cause__, "sqlstate", None)
    behind_the_wall = state == PRIVILEGE and "row-level security" in str(error)
    of_a_rule = state == CHECK and error.__cause__.diag.constraint_name in sentences()
    return behind_the_wall or of_a_rule or state in {KEY, UNIQUE, OVERLAP, DEADLOCK, SERIAL, LOCKED}


def sentence_of(error):
    """Of a rule its own sentence; otherwise nothing, for it may be of another place.

    A trigger of ours may tell particulars, as a JSON object in the error's detail.
    """
    sentence = sentences().get(error.__cause__.diag.constraint_name, "")
    detail = error.__cause__.diag.message_detail or ""
    return sentence % json.loads(detail) if detail.startswith("{") else sentence


def code_of(error):
    constraint = constraints().get(error.__cause__.diag.constraint_name)
    return getattr(constraint, "violation_error_code", None) or "refused"


@cache
def constraints():
    return {each.name: each for model in apps.get_models() for each in model._meta.constraints}


@cache
def sentences():
    """{rule: what it says}: of constraints, and of the triggers that models declare."""
    said = {name: each.violation_error_message for name, each in constraints().items()}
    for model in apps.get_models():
        for declared in model.__mro__:
            said |= declared.__dict__.get("refusals", {})
    return said
