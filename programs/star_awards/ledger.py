"""Nominations of the two stars as cities keep them in workbooks."""

from bureau.ledgers.columns import Column
from bureau.ledgers.ledger import Ledger
from bureau.ledgers.naming import Named, Person, Place
from programs.star_awards.models import Nomination, Star

LEDGERS = [
    Ledger(
        model=Nomination,
        key=("selection", "veteran"),
        columns=(
            Person(),
            Column(
                "star",
                also=("推荐类别", "类别", "申报类别"),
                means={"就业": Star.EMPLOYMENT, "创业": Star.STARTUP},
            ),
            Named(
                "selection",
                by=("title", "edition"),
                also={"title": ("活动名称", "选树活动"), "edition": ("届", "第几届")},
                examples={"title": "山东省退役军人“双星”选树", "edition": "2"},
                required=True,
            ),
            Place(also=("推荐市", "推荐单位所在地"), example="370100"),
            Column("nominated_on", also=("推荐时间", "申报日期"), example="2021-08-02"),
            Column("unit", also=("单位", "所在单位", "单位名称"), example="济南公交集团"),
            Column("deeds", also=("主要事迹", "事迹", "先进事迹"), example="退役后扎根一线岗位。"),
            Column("honours", also=("获奖情况", "荣誉", "所获荣誉")),
            Column("vetting", also=("推荐意见", "政审意见")),
            Column("note", also=("备注", "说明")),
        ),
    ),
]
