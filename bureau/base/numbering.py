"""Numbers that are given in turn."""

import re


def next_number(texts, before, after=""):
    """One more than the highest that stands between `before` and `after`: none is given twice."""
    pattern = re.compile(f"{re.escape(before)}([0-9]+){re.escape(after)}")
    found = [pattern.fullmatch(text) for text in texts]
    return max((int(match[1]) for match in found if match), default=0) + 1
