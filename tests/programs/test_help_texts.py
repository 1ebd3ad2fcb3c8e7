"""A clerk who is told a rule is told where it stands as well, in either language."""

import re

import pytest
from django.contrib import admin
from django.utils.translation import override

from programs.lines import program_lines

LABELS = {"veterans", *(line.label for line in program_lines())}
PAGES = [page for model, page in admin.site._registry.items() if model._meta.app_label in LABELS]
MODELS = {model for page in PAGES for model in [page.model, *(one.model for one in page.inlines)]}
FIELDS = [field for model in MODELS for field in model._meta.fields if field.editable]

# What makes a sentence a rule: a time, an amount or a share that is set, or one of these words.
NUMBER = r"(\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten)( million)?( working)?"
RULE = re.compile(
    rf"\b(must|may not|at most|within)\b|\b{NUMBER} (days?|months?|years?|yuan|percent)\b", re.I
)
# It ends with its source in brackets; a document may also be named by its title.
SOURCE = re.compile(r"\([^()]+\)\.|（[^（）]+）[。；]|《[^《》]+》")


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_rule_is_told_with_its_source(language):
    with override("en"):
        rules = [field for field in FIELDS if RULE.search(str(field.help_text))]
    with override(language):
        told = {str(field): str(field.help_text) for field in rules}

    assert told
    assert {name: text for name, text in told.items() if not SOURCE.search(text)} == {}


@pytest.mark.parametrize(
    ("text", "is_rule", "has_source"),
    [
        ("Within five working days.", True, False),
        ("A share of 15 percent (rules of a city).", True, True),
        ("Who holds a post may not borrow, by 《办法》.", True, True),
        ("The rate (LPR) must be that of the day.", True, False),
        ("As on the business licence.", False, False),
    ],
)
def test_a_rule_and_its_source_are_told_apart_from_other_words(text, is_rule, has_source):
    assert (bool(RULE.search(text)), bool(SOURCE.search(text))) == (is_rule, has_source)
