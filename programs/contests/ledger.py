"""The teams of start-up contests as offices keep them in workbooks."""

from bureau.ledgers.columns import Column
from bureau.ledgers.ledger import Ledger
from bureau.ledgers.naming import Named, Person, Place
from programs.contests.models import Entry, Prize

LEDGERS = [
    Ledger(
        model=Entry,
        key=("track", "region", "team"),
        columns=(
            Named(
                "track",
                by=("contest.title", "contest.edition", "title"),
                also={
                    "contest.title": ("赛事名称", "大赛"),
                    "contest.edition": ("届", "大赛届次"),
                    "title": ("赛道名称", "参赛赛道", "组别"),
                },
                examples={
                    "contest.title": "山东省退役军人创新创业大赛",
                    "contest.edition": "2",
                    "title": "新兴产业",
                },
            ),
            Place(also=("参赛城市", "代表队", "城市"), example="370100"),
            Column("team", also=("参赛队伍", "团队名称", "参赛团队"), example="老兵先锋队"),
            Column("project", also=("参赛项目", "项目名称"), example="智慧消防云平台"),
            Person("leader", also=("负责人身份证号",)),
            Column("contact", also=("团队联系人",), example="王建国"),
            Column("members", also=("团队人数", "人数", "成员人数"), example="5"),
            Column("has_plan", also=("商业计划书", "是否提交计划书")),
            Column("has_video", also=("展示视频", "是否提交视频")),
            Column(
                "stage",
                also=("阶段", "比赛阶段"),
                means={
                    "市赛": Entry.Stage.HEAT,
                    "半决赛": Entry.Stage.SEMI_FINAL,
                    "总决赛": Entry.Stage.FINAL,
                },
            ),
            Column("score", also=("成绩", "分数", "评审得分"), example="91.50"),
            Column(
                "prize",
                also=("获奖情况", "获奖等级", "奖次"),
                means={
                    "一等": Prize.FIRST,
                    "二等": Prize.SECOND,
                    "三等": Prize.THIRD,
                    "优胜": Prize.MERIT,
                },
            ),
            Column("standing", also=("参赛情况",), means={"退出": Entry.Standing.WITHDRAWN}),
            Column("note", also=("备注", "说明")),
        ),
    ),
]
