import pytest

from bureau.base.names import initials, pinyin, search_key


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("张三", "zhangsan"),
        ("单国强", "shanguoqiang"),
        ("仇和", "qiuhe"),
        ("解放", "xiefang"),
        ("曾国藩", "zengguofan"),
        ("尉迟恭", "yuchigong"),
        ("尉健行", "weijianxing"),
        ("逄先知", "pangxianzhi"),
        ("牟其中", "muqizhong"),
        ("买买提·艾力", "maimaitiaili"),
        ("凞\ufa19", "xishen"),
    ],
)
def test_names_are_read_as_people_read_them(name, expected):
    assert pinyin(name) == expected


def test_only_the_first_character_is_a_surname():
    assert pinyin("王单") == "wangdan"


def test_a_character_without_a_reading_stands_for_itself():
    assert pinyin("王\U000323af") == "wang\U000323af"


def test_initials_are_those_of_the_syllables():
    assert initials("尉迟恭") == "ycg"
    assert initials("买买提·艾力") == "mmtal"


def test_a_name_is_found_by_itself_by_pinyin_and_by_initials():
    assert search_key("单国强") == "单国强 shanguoqiang sgq"
