"""Live recruitment (直播带岗) as offices keep it in workbooks."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from bureau.ledgers.columns import Column
from bureau.ledgers.ledger import Ledger
from bureau.ledgers.naming import Named
from programs.live_recruitment.models import LiveSession, Recruiter, SessionReading, State

SESSION = Named(
    "session",
    by=("title", "held_on"),
    labels={"title": _("title of the session")},
    also={
        "title": ("直播名称", "直播标题", "场次", "场次名称", "直播场次"),
        "held_on": ("直播时间",),
    },
    examples={"title": "云端专场直播招聘", "held_on": "2021-06-18"},
)

LEDGERS = [
    Ledger(
        model=Recruiter,
        key=("session", "credit_code"),
        columns=(
            SESSION,
            Column(
                "credit_code",
                also=("信用代码", "社会信用代码"),
                example="91370102MA0000001W",
                required=True,
            ),
            Column(
                "enterprise_name",
                also=("企业", "单位名称", "招聘单位", "用人单位"),
                example="泉城物业有限公司",
            ),
            Column("positions", also=("岗位名称", "招聘岗位", "岗位"), example="保安、保洁"),
            Column("posts", also=("岗位数", "招聘人数", "提供岗位数"), example="20"),
            Column("applicants", also=("报名人数", "投递简历数"), example="30"),
            Column("hired", also=("达成意向人数", "入职人数"), example="6"),
            Column("note", also=("备注", "说明")),
        ),
    ),
    Ledger(
        model=LiveSession,
        key=("region", "title", "held_on"),
        columns=(
            Column("title", also=("直播名称", "直播标题", "场次名称"), example="云端专场直播招聘"),
            Column("theme", also=("直播主题",)),
            Column("held_on", also=("直播时间", "举办日期"), example="2021-06-18"),
            Column(
                "state",
                also=("直播状态", "是否举办"),
                means={
                    "是": State.HELD,
                    "已播": State.HELD,
                    "已完成": State.HELD,
                    "预告": State.ANNOUNCED,
                    "取消": State.CANCELLED,
                },
            ),
            Column("platform", also=("直播平台",), example="融媒体直播平台"),
            Column("host", also=("主播",)),
            Column("url", also=("链接", "直播链接")),
            Column("note", also=("备注", "说明")),
        ),
    ),
    Ledger(
        model=SessionReading,
        key=("topic", "read_on"),
        columns=(
            replace(SESSION, field="topic"),
            Column("read_on", also=("统计日期", "统计时间"), example="2021-12-31", required=True),
            Column("value", also=("观看人次", "观看量", "浏览量"), example="1000"),
            Column("source", also=("数据来源", "来源"), example="平台后台统计"),
            Column("evidence", also=("佐证", "截图"), example="后台截图20211231"),
            Column("note", also=("备注", "说明")),
        ),
    ),
]
