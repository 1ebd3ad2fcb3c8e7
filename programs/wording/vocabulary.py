"""The words around the digits of a printed figure, and the pattern they make together."""

import re
from enum import Enum, auto

from programs.wording.numerals import DIGITS


class Sense(Enum):
    """Where the true value lies, seen from the printed one."""

    ABOVE = auto()
    BELOW = auto()
    AROUND = auto()
    LIMITED = auto()  # a bound that was set, not a figure that was counted


HEDGES = {
    word: sense
    for sense, words in {
        Sense.ABOVE: "余 多 + 超 超过 超出 突破 逾 以上 至少 不少于 不低于 不止 高于 多于",
        Sense.BELOW: "近 将近 接近 不足 不到 不满 未满",
        Sense.AROUND: "约 大约 大概 来 左右 上下",
        Sense.LIMITED: "不超过 未超过 未突破 不高于 不多于 至多 最多 以内 以下",
    }.items()
    for word in words.split()
}
INFIXED = {"余", "多", "+", "来"}  # before the scale or after it: 5000余万元, 10万多名
TRAILING = {"以上", "左右", "上下", "以内", "以下"}  # after the classifier: 5000人以上
LEADING = HEDGES.keys() - INFIXED - TRAILING


def _any(words):
    """A pattern for any of the words, the longest first: 人次 before 人."""
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


NUMERALS = f"{DIGITS}两十百千"
INFIX = "[余多+]|来(?!自)"
UNHEDGED = "(?<=[附最临靠邻就远亲])近|(?<=[签预节履违邀合公])约"  # 附近20家, 签约20家
HEDGE = re.compile(_any(HEDGES))

CLASSIFIERS = """
    人次 家次 户次 台次 件次 批次 场次 工作日 个百分点 课时 学时 小时 分钟 人 名 位 家 户 个 件 项 笔
    次 场 期 届 支 批 台 套 所 处 条 篇 部 元 市 县 区 圈 天 年 月 份 张 门 节 堂 轮 类 种 座 间 辆 亩
    岁 倍 镇 村 省 校 班 组 对 %
"""
# They begin like a classifier: 4.2万人员 has none, nor has 七部门.
OTHER_WORDS = """
    人民 人员 人才 人口 人均 人大 名额 名单 位于 位置 家庭 家属 户籍 件事 项目 次性 次数 场地 场馆
    场所 期间 届时 所在 处理 处级 条件 部门 部队 部委 部署 部件 部分 区域 年轻 年度 年代 年级 类型
    种类 组织 班级 校企 对口
"""
CLASSIFIER = re.compile(
    # 三大经济圈 and 六个月 count 圈 and 月
    rf"(?:大\w{{1,4}}?(?=圈)|个(?=工作日|小时|月))?"
    rf"(?P<classifier>(?!{_any(OTHER_WORDS.split())})(?:{_any(CLASSIFIERS.split())}))"
)

FIGURE = re.compile(
    rf"""
    (?P<before>(?:(?!{UNHEDGED})(?:{_any(LEADING)})(?:了|为|有|达到?)?)*)
    (?P<minus>[-−负]?)
    (?P<vague>(?:[几数](?=[十百千万亿]))?)
    (?P<percent>(?:百分之)?)
    (?:
        (?P<digits>\.?[0-9](?:[0-9A-Za-z.]|,(?=[0-9]))*)
        | (?P<numeral>[{NUMERALS}万亿]*[{NUMERALS}] | (?=[万亿]))
    )
    (?P<inside>(?:{INFIX})?)
    (?P<scale>(?:[十百千]?(?:万亿|[万亿]) | [百千](?!分) | 成(?![员立果功长]))?)
    (?P<beside>(?:{INFIX})?)
    (?P<stray>(?:[{NUMERALS}万亿几半‰]|分之)*)
    (?:{CLASSIFIER.pattern})?
    (?P<half>(?:(?<=[个年天])半(?!导))?)
    (?P<after>(?:{_any(TRAILING)} | (?<=[个年天])多(?=月|小时|\W|$))?)
    (?P<range>(?:[-–—~至到或](?=[0-9{NUMERALS}]))?)
    """,
    re.VERBOSE,
)

# What holds numerals without counting anything.
NAMES = re.compile(
    rf"""
    (?<!^)[“「『《][^”」』》0-9]*[”」』》] | [“「『《][^”」』》0-9]*[”」』》](?!$)  # “三个结合”
    | 第[0-9{NUMERALS}]+  # 第二届
    | (?<![0-9])(?:(?:19|20)[0-9]{{2}}[-–—~至到])?(?:19|20)[0-9]{{2}}年 | [一二][{DIGITS}]{{3}}年
    | (?<![0-9{NUMERALS},.])(?:[0-9{DIGITS}十]{{1,3}}[-–—~至到])?[0-9{DIGITS}十]{{1,3}}月
    | (?<![0-9{NUMERALS},.])[0-9{DIGITS}十]{{1,3}}日
    | [入退队]伍 | [登大着]陆 | 零部?件
    """,
    re.VERBOSE,
)
POINT = re.compile(rf"(?P<whole>[{NUMERALS}万亿]*[{NUMERALS}])点(?P<decimals>[{DIGITS}半]+)")
TENTHS = re.compile(rf"([{DIGITS}两])成([{DIGITS}半])")  # 七成五 is 七点五成

TRADITIONAL = (
    "萬万 億亿 餘余 約约 過过 個个 兩两 筆笔 項项 圓元 圆元 戶户 處处 場场 屆届 條条 縣县 區区 經经 "
    "濟济 點点 負负 幾几 數数 種种 張张 門门 節节 類类 間间 輛辆 畝亩 歲岁 鎮镇 組组 對对 課课 時时 "
    "學学 鐘钟 達达 將将 於于 滿满 從从 隊队 〇零"
)
SIMPLIFIED = {ord(old): new for old, new in TRADITIONAL.split()} | {
    full_width: full_width - 0xFEE0 for full_width in range(0xFF01, 0xFF5F)
}
FINANCIAL = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟", "一二二三三四五六六七八九十百千")
FINANCIAL |= {ord("廿"): "二十", ord("卅"): "三十"}
DECIMALS = str.maketrans(f"{DIGITS}半", "01234567895")
