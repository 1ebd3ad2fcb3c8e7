"""Files of a report, read back with what reads such files elsewhere."""

import csv
import io
import json
import re
from html.parser import HTMLParser

import openpyxl
from docx import Document
from pypdf import PdfReader


def squeezed(text):
    """Without the white space that lines of print break it with."""
    return re.sub(r"\s", "", text)


class Word:
    def __init__(self, content):
        document = Document(io.BytesIO(content))
        self.paragraphs = [each.text for each in document.paragraphs]
        rows = [[cell.text for cell in row.cells] for each in document.tables for row in each.rows]
        self.rows = [row for row in rows[1:] if len(set(row)) > 1]  # those of a figure


class Print:
    def __init__(self, content):
        self.reader = PdfReader(io.BytesIO(content))
        self.pages = [page.extract_text() for page in self.reader.pages]
        self.text = squeezed("".join(re.sub(r"—\s*\d+\s*—\s*$", "", page) for page in self.pages))


class Page(HTMLParser):
    """Its tables by the id of their section, the paragraphs of its article, and all its text."""

    def __init__(self, content):
        super().__init__()
        self.section, self.rows, self.paragraphs, self.text = "", {}, [], ""
        self.feed(content.decode())

    def handle_starttag(self, tag, attributes):
        if tag == "section":
            self.section = dict(attributes)["id"]
        elif tag == "tr":
            self.rows.setdefault(self.section, []).append([])
        elif tag in ("td", "th"):
            self.rows[self.section][-1].append("")
        elif tag in ("h1", "h2", "p") and not self.section:
            self.paragraphs.append("")

    def handle_data(self, data):
        self.text += data
        rows = self.rows.get(self.section)
        if rows and rows[-1]:
            rows[-1][-1] += data.strip()
        elif not self.section and self.paragraphs:
            self.paragraphs[-1] += data.strip()


class Workbook:
    def __init__(self, content):
        self.book = openpyxl.load_workbook(io.BytesIO(content))

    def rows(self, name):
        """[{heading: value}]"""
        headings, *rows = self.book[name].iter_rows(values_only=True)
        return [dict(zip(headings, row, strict=True)) for row in rows]


def of_csv(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


READERS = {
    "docx": Word,
    "pdf": Print,
    "html": Page,
    "xlsx": Workbook,
    "csv": of_csv,
    "json": json.loads,
}
