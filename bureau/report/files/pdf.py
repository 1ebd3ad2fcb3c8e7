"""The report for print and for the archive: PDF/A, its letters within it."""

import json
from pathlib import Path

import typst

from bureau.report.files import fonts
from bureau.report.files.printed import printed

LAYOUT = Path(__file__).with_name("report.typ")
# To be kept, and to be read aloud; the former refuses a character without a letter.
STANDARDS = ["a-2a", "ua-1"]


def write(article, basis):
    report = printed(article, basis) | {"by": basis.by}
    return typst.compile(
        LAYOUT.read_bytes(),
        sys_inputs={"report": fonts.spelled(json.dumps(report, ensure_ascii=False))},
        font_paths=fonts.folders(),
        ignore_system_fonts=True,  # the same on every machine
        pdf_standards=STANDARDS,
        timestamp=article.summary.made_at.replace(microsecond=0),
    )
