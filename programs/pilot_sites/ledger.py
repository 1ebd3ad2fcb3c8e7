"""Pilot sites as offices keep them in workbooks."""

from bureau.ledgers.columns import Column
from bureau.ledgers.ledger import Ledger
from programs.pilot_sites.models import PilotSite

LEDGERS = [
    Ledger(
        model=PilotSite,
        key=("region", "name", "began_on"),
        columns=(
            Column("name", also=("基地名称", "站点名称", "名称"), example="历下区退役军人培训基地"),
            Column(
                "kind",
                also=("类型", "站点类别"),
                means={
                    "基地": PilotSite.Kind.TRAINING_BASE,
                    "指导站": PilotSite.Kind.GUIDANCE_STATION,
                },
            ),
            Column("level", also=("站点级别",), means={"区级": PilotSite.Level.COUNTY}),
            Column("host", also=("建设单位", "依托院校"), example="历下区退役军人事务局"),
            Column("purpose", also=("主要功能", "探索内容")),
            Column(
                "state",
                also=("批准情况", "是否批准"),
                means={
                    "是": PilotSite.State.APPROVED,
                    "批准": PilotSite.State.APPROVED,
                    "否": PilotSite.State.REFUSED,
                },
            ),
            Column("decided_on", also=("批准日期", "批准时间"), example="2021-04-01"),
            Column("began_on", also=("成立日期", "成立时间", "挂牌时间"), example="2021-04-27"),
            Column("ended_on", also=("撤销日期", "撤销时间")),
            Column("note", also=("备注", "说明")),
        ),
    ),
]
