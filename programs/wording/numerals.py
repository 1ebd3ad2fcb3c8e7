"""Whole numbers in Chinese numerals, below 亿亿."""

import re

DIGITS = "零一二三四五六七八九"
MULTIPLIERS = {"亿": 10**8, "万": 10**4, "千": 1000, "百": 100, "十": 10}
LIMIT = 10**16


def numeral(number):
    """The number as it is printed: 十二 rather than 一十二; 两百, 两千 and 两万, but 十二万."""
    text = re.sub("^一(?=十)", "", _spell(number))
    return re.sub("(?<![十零])二(?=[百千万亿])", "两", text)


def worth(text):
    """What a numeral stands for; None where it is none (十十, 万万, 七八).

    It is one if its sum, spelt out, gives it back: only the spelling has to know the grammar.
    """
    text = re.sub("^(?=[十百千万亿])", "一", text.replace("两", "二"))
    if re.fullmatch(f"(?!零)[{DIGITS}]+", text) and "零" in text:
        return int("".join(str(DIGITS.index(digit)) for digit in text))
    total = _add_up(text)
    return total if _spell(total) == text else None


def _spell(number):
    for word, unit in MULTIPLIERS.items():
        if number >= unit:
            head, rest = divmod(number, unit)
            gap = "零" if 0 < rest < unit // 10 else ""
            return _spell(head) + word + gap + (_spell(rest) if rest else "")
    return DIGITS[number]


def _add_up(text):
    for word, unit in MULTIPLIERS.items():
        head, found, rest = text.partition(word)
        if found:
            return _add_up(head) * unit + _add_up(rest.removeprefix("零"))
    return DIGITS.index(text) if len(text) == 1 else 0
