"""The report as a Word document, after a template that the bureau changes in Word.

Its own, where there is one (settings.REPORT_TEMPLATE); otherwise the one beside this module, laid
out as official documents are (GB/T 9704). What may stand in its braces is in
`bureau.report.files.printed`.
"""

import io
from pathlib import Path
from zipfile import BadZipFile

from django.conf import settings
from django.utils.translation import gettext as _
from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import LxmlError

from bureau.report.files.printed import printed
from bureau.summary.asking import Unknown

OURS = Path(__file__).with_name("report.docx")
# No Word file at all, a part of it missing; braces that cannot be read, name what there is not, or
# reckon with what is no number.
BROKEN = (BadZipFile, OpcError, LookupError, LxmlError, TemplateError)
BROKEN += (ValueError, TypeError, ArithmeticError)


class BadTemplate(Unknown):
    """Says what is wrong with the bureau's template."""


def write(article, basis):
    template = _template()
    out = io.BytesIO()
    try:
        document = DocxTemplate(template)
        braces = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
        document.render(printed(article, basis), braces, autoescape=True)
        document.core_properties.title = article.title
        document.core_properties.author = basis.by
        document.core_properties.created = article.summary.made_at
        document.save(out)
    except BROKEN as error:
        raise BadTemplate(
            _("The Word template %(file)s cannot be filled: %(reason)s")
            % {"file": template.name, "reason": _said(error, template)}
        ) from None
    return out.getvalue()


def _said(error, template):
    """In one line, and without where on the machine the template is."""
    return str(error).partition("\n")[0].replace(str(template), template.name)


def _template():
    own = Path(settings.REPORT_TEMPLATE)
    return own if own.exists() else OURS
