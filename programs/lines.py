"""What makes a folder under programs/ a program line of the annual report."""

from functools import cached_property
from importlib import import_module
from operator import attrgetter

from django.apps import AppConfig, apps
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Chapter(TextChoices):
    """The three chapters of the report, in its order."""

    CAPABILITY = "capability", _("building ability")
    SERVICES = "services", _("dedicated services")
    PATHWAYS = "pathways", _("paths to work")

    @property
    def number(self):
        return list(Chapter).index(self) + 1


class ProgramLine(AppConfig):
    """Its folder holds its records and the figures they yield."""

    number: int  # its place in the annual report
    chapter: Chapter

    @cached_property
    def indicators(self):
        """The line's indicators by code, which is the folder's name and the indicator's key."""
        declared = import_module(f"{self.name}.indicators").INDICATORS
        return {f"{self.label}.{key}": indicator for key, indicator in declared.items()}

    @cached_property
    def viewsets(self):
        """What programs may ask of its kinds of record, by what their addresses call them."""
        return import_module(f"{self.name}.api").VIEWSETS


def program_lines():
    """Every installed program line, in report order."""
    lines = [config for config in apps.get_app_configs() if isinstance(config, ProgramLine)]
    return sorted(lines, key=attrgetter("number"))


def indicators():
    """Every indicator of every line by code, in report order."""
    return {code: each for line in program_lines() for code, each in line.indicators.items()}
