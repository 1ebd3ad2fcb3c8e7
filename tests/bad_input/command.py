"""The channel of the command line."""

from django.core.management import CommandError, call_command
from django.utils.translation import override

from tests.bad_input.channels import LANGUAGES, Answer

WRONG_USE = 2


def send(case):
    """Of the figures of a year, with the case for a place."""
    said = {}
    for language in LANGUAGES:
        with override(language):
            said[language] = [_refusal_of("summary", "2021", f"--region={case.text}")]
    is_refused = all(status == WRONG_USE for [(status, _sentence)] in said.values())
    return Answer(
        status=WRONG_USE if is_refused else 0,
        codes={"region"} if is_refused else set(),
        said={language: [sentence] for language, [(_status, sentence)] in said.items()},
    )


def _refusal_of(*arguments):
    """(its exit status, what it says); a command that does its work has 0 and nothing to say."""
    try:
        call_command(*arguments)
    except CommandError as refused:
        return refused.returncode, str(refused)
    return 0, ""
