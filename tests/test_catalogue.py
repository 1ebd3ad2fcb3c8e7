"""The Chinese catalogue is complete, current, and compiled as it stands."""

import ast
import re
from gettext import GNUTranslations
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.utils.translation import override
from django.utils.translation.template import templatize

from bureau.base.history import models_of

ROOT = Path(settings.BASE_DIR)
CATALOGUE = ROOT / "bureau" / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
FOLDERS = ["bureau", "programs", "veterans"]
MARKING = {"_": 1, "gettext": 1, "gettext_lazy": 1, "gettext_noop": 1, "ngettext": 2}
LITERAL = r"""u?(?P<{quote}>["'])(?:\\.|(?!(?P={quote})).)*(?P={quote})"""
IN_TEMPLATE = re.compile(
    rf"""gettext\((?P<one>{LITERAL.format(quote="a")})(?:,\s*(?P<many>{LITERAL.format(quote="b")}))?"""
)
CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def entries():
    return polib.pofile(str(CATALOGUE))


def _sources(pattern):
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob(pattern)):
            if "migrations" not in path.parts:
                yield path.read_text(encoding="utf-8")


def _in_python(source):
    """Yield (the string, its plural or "")."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            marked = node.args[: MARKING.get(node.func.id, 0)]
            if marked and all(isinstance(each, ast.Constant) for each in marked):
                yield tuple([*(each.value for each in marked), ""][:2])


def _in_template(source):
    for match in IN_TEMPLATE.finditer(templatize(source)):
        yield ast.literal_eval(match["one"]), ast.literal_eval(match["many"] or "''")


def _marked():
    """Every string that the code marks for translation."""
    python = {marked for source in _sources("*.py") for marked in _in_python(source)}
    return python | {marked for source in _sources("*.html") for marked in _in_template(source)}


def _key(entry):
    return entry.msgid, entry.msgid_plural


def _chinese(entry):
    """Chinese knows one form for any number."""
    return entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr


def test_every_marked_string_is_translated(entries):
    translated = {_key(entry) for entry in entries if _chinese(entry) and not entry.fuzzy}

    assert sorted(_marked() - translated) == []


def test_the_catalogue_holds_nothing_that_is_gone_or_doubtful(entries):
    assert [entry.msgid for entry in entries.fuzzy_entries()] == []
    assert [entry.msgid for entry in entries.untranslated_entries()] == []
    assert sorted({_key(entry) for entry in entries} - _marked()) == []


def test_placeholders_survive_translation(entries):
    holes = re.compile(r"%\([a-z_]+\)[sd]|%[sd]|{[a-z_]*}")
    for entry in entries:
        english = entry.msgid_plural or entry.msgid  # one thing is at times named without a number
        assert sorted(holes.findall(english)) == sorted(holes.findall(_chinese(entry))), entry


def test_the_compiled_catalogue_is_that_of_the_source(entries):
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)._catalog

    assert {
        (entry.msgid, 0) if entry.msgid_plural else entry.msgid: _chinese(entry)
        for entry in entries
    } == {msgid: msgstr for msgid, msgstr in compiled.items() if msgid}


@pytest.mark.parametrize(
    "label", ["veterans", *(line.split(".")[1] for line in settings.PROGRAM_LINES)]
)
def test_names_of_models_and_fields_are_chinese(label):
    with override("zh-hans"):
        config = apps.get_app_config(label)
        names = [str(config.verbose_name)]
        for model in models_of(config):
            names += [str(model._meta.verbose_name), str(model._meta.verbose_name_plural)]
            names += [str(field.verbose_name) for field in model._meta.fields]

    assert [name for name in names if not CHINESE.search(name) and name != "ID"] == []
