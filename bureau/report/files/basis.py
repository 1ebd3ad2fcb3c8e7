"""What a report file rests on, and says of itself: year, place, moment, by whom, by which rules."""

import tomllib
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from bureau.report.article import Article
from bureau.summary import table
from programs import counting
from programs.lines import program_lines

SHOWN = 9  # digits of the rules' digest: enough to tell two versions of them apart


@dataclass(frozen=True, kw_only=True)
class Basis:
    article: Article
    by: str

    @property
    def facts(self):
        """[(name, value)] of the figures, as people read it."""
        return [
            *table.basis(self.article.summary),
            (_("made by"), self.by),
            (_("version"), version()),
            (_("version of the counting rules"), rules()),
        ]

    @property
    def doubts(self):
        """[(name, value)] of what does not hold in the article."""
        return [
            (_("does not hold"), f"{problem.placeholder}: {problem.sentence}")
            for problem in self.article.problems
        ]

    @property
    def element(self):
        """The same, as programs read it."""
        summary = self.article.summary
        return {
            "year": summary.year,
            "region": summary.region.code,
            "made_at": timezone.localtime(summary.made_at).isoformat(timespec="seconds"),
            "made_by": self.by,
            "version": version(),
            "rules": rules(),
            "known": summary.known,
            "does_not_hold": [value for _name, value in self.doubts],
        }


@cache
def version():
    """Of this site."""
    project = tomllib.loads((Path(settings.BASE_DIR) / "pyproject.toml").read_text("utf-8"))
    return project["project"]["version"]


@cache
def rules():
    """Another as soon as any line counts otherwise."""
    lines = [counting.fingerprint(line) for line in program_lines()]
    digest = int(sha256("".join(lines).encode()).hexdigest(), 16)
    return f"{digest % 10**SHOWN:0{SHOWN}}"
