"""How names are found and sorted: by their pinyin, a surname having a reading of its own."""

from functools import cache
from unicodedata import normalize

from pypinyin import lazy_pinyin

from bureau.base.validators import SEPARATOR

# Characters that are read differently when they are a surname; 牟 is Mu in Shandong.
SURNAMES = {
    "万俟": "mo qi",
    "尉迟": "yu chi",
    "长孙": "zhang sun",
    "澹台": "tan tai",
    "么": "yao",
    "乐": "yue",
    "乜": "nie",
    "仇": "qiu",
    "区": "ou",
    "单": "shan",
    "卜": "bu",
    "句": "gou",
    "召": "shao",
    "员": "yun",
    "折": "she",
    "曾": "zeng",
    "朴": "piao",
    "查": "zha",
    "洗": "xian",
    "牟": "mu",
    "盖": "ge",
    "祭": "zhai",
    "种": "chong",
    "秘": "bi",
    "粘": "nian",
    "繁": "po",
    "缪": "miao",
    "翟": "zhai",
    "覃": "qin",
    "解": "xie",
    "都": "du",
    "阚": "kan",
    "隗": "wei",
    "黑": "he",
}


def search_key(name):
    """What a name is found by: itself, its pinyin or its initials. 张三 zhangsan zs"""
    return f"{name} {pinyin(name)} {initials(name)}"


def pinyin(name):
    """What a name is sorted by: 单国强 is shanguoqiang."""
    return "".join(_syllables(name))


def initials(name):
    return "".join(syllable[0] for syllable in _syllables(name))


def _syllables(name):
    for length in (2, 1):
        if surname := SURNAMES.get(name[:length]):
            return [*surname.split(), *_readings(name[length:])]
    return _readings(name)


def _readings(text):
    return [_reading(char) for char in text if char != SEPARATOR]


@cache
def _reading(char):
    """A character's usual reading; what has none stands for itself."""
    return lazy_pinyin(normalize("NFKC", char))[0].lower()
