"""A channel is a way into the system. Each sends a case its own way; all answers look alike."""

from dataclasses import dataclass, field

import pytest
from django.utils.translation import override

from tests.bad_input.cases import CASES
from tests.bad_input.coverage import TESTED, fate

LANGUAGES = ["zh-hans", "en"]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back: a refusal with its codes and sentences, or what was kept."""

    status: int  # of HTTP, or the exit status of a command; a validator's refusal is a 422
    codes: set = field(default_factory=set)
    said: dict = field(default_factory=dict)  # language: the sentences of a refusal
    kept: object = None


def cases_of(channel, expect):
    """Those that a channel is tested with."""
    return [
        pytest.param(case, id=str(case))
        for case in CASES
        if case.expect == expect and fate(case, channel) == TESTED
    ]


def in_every_language(errors):
    """{language: sentences}: a refusal is mostly in no language until somebody reads it."""
    said = {}
    for language in LANGUAGES:
        with override(language):
            said[language] = [sentence for error in errors for sentence in error.messages]
    return said
