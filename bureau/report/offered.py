"""The report of a year and place, as it can be taken away."""

from django.core.exceptions import BadRequest

from bureau.desk.making import named
from bureau.report.files.asked import asked_article
from bureau.report.files.basis import Basis
from bureau.report.files.kinds import KINDS
from bureau.summary.asking import Unknown


def document(request, file):
    """(the file's content, how many figures are in it)."""
    try:
        article = asked_article(file.year, request.GET)
        basis = Basis(article=article, by=named(request.user))
        return KINDS[file.format](article, basis), len(article.summary.figures)
    except Unknown as refusal:
        raise BadRequest(str(refusal)) from None
