"""The kinds of file that a report can be taken as: each writes an article, on its basis, as bytes."""

from bureau.report.files import excel, pdf, plain, web, word

KINDS = {
    "docx": word.write,
    "pdf": pdf.write,
    "html": web.write,
    "xlsx": excel.write,
    "csv": plain.write_csv,
    "json": plain.write_json,
}
