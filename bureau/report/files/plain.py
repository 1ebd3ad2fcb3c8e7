"""The figures for tables and for programs: csv and json, each with its counting rule."""

import json

from bureau.summary import table


def write_csv(article, basis):
    return table.write_csv(article.summary, basis.facts)


def write_json(article, basis):
    """The contract's answer, and beside it what the figures rest on and what the article says."""
    summary = article.summary
    rules = {figure.code: str(figure.indicator.rule) for figure in summary.figures}
    said = table.as_json(summary) | {
        "basis": basis.element,
        "rules": rules,
        "article": [block.text for block in article.blocks],
    }
    return json.dumps(said, ensure_ascii=False, indent=2).encode()
