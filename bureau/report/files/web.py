"""The report as one page that needs nothing else: to be mailed, printed, put on a site."""

from django.template.loader import render_to_string

from bureau.report.files.printed import printed


def write(article, basis):
    return render_to_string("report/file.html", printed(article, basis)).encode()
