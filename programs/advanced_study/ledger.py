"""The rosters of advanced study (高端研修) as offices keep them in workbooks."""

from django.utils.translation import gettext_lazy as _

from bureau.ledgers.columns import Column
from bureau.ledgers.ledger import Ledger
from bureau.ledgers.naming import Named, Person
from programs.advanced_study.models import Participation, Seminar
from veterans.ledger import FIRM

LEDGERS = [
    Ledger(
        model=Participation,
        key=("seminar", "veteran"),
        columns=(
            Named(
                "seminar",
                by=("title", "starts_on"),
                labels={"title": _("seminar title")},
                also={
                    "title": ("研修班", "培训班名称", "班次", "班次名称"),
                    "starts_on": ("开班时间", "开班日期", "开始时间"),
                },
                examples={"title": "数字经济发展专题培训", "starts_on": "2021-06-22"},
            ),
            FIRM,
            Person(required=True),
            Column("position", also=("职务", "职位", "担任职务"), example="总经理"),
            Column(
                "outcome",
                also=("是否结业", "结业情况", "参训情况"),
                means={
                    "是": Participation.Outcome.COMPLETED,
                    "已结业": Participation.Outcome.COMPLETED,
                    "合格": Participation.Outcome.COMPLETED,
                    "报名": Participation.Outcome.ENROLLED,
                    "缺席": Participation.Outcome.ABSENT,
                    "未到": Participation.Outcome.ABSENT,
                },
            ),
            Column("registered_student", also=("注册学员", "是否注册学员")),
            Column("note", also=("备注", "说明")),
        ),
    ),
    Ledger(
        model=Seminar,
        key=("region", "title", "round_no", "starts_on"),
        columns=(
            Column("organiser", also=("举办单位", "承办单位"), example="山东省退役军人事务厅"),
            Column(
                "title",
                also=("研修班名称", "培训班名称", "班次名称"),
                example="数字经济发展专题培训",
            ),
            Column("round_no", also=("期数", "第几期"), example="1"),
            Column("starts_on", also=("开班时间", "开班日期", "开始时间"), example="2021-06-22"),
            Column("ends_on", also=("结业时间", "结业日期", "结束时间"), example="2021-06-24"),
            Column("hours", also=("课时", "总学时", "培训学时"), example="24"),
            Column("venue", also=("培训地点", "举办地点")),
            Column("partner", also=("合作单位", "合作院校")),
            Column("note", also=("备注", "说明")),
        ),
    ),
]
