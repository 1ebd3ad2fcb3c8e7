"""What is broadcast of policy, and how much of it is read, as offices keep it in workbooks."""

from bureau.ledgers.columns import Column
from bureau.ledgers.ledger import Ledger
from bureau.ledgers.naming import Named
from programs.policy_broadcasts.models import Broadcast, TopicReading, Video

TOPIC = {"name": ("专题", "所属专题")}

LEDGERS = [
    Ledger(
        model=TopicReading,
        key=("topic", "read_on"),
        columns=(
            Named(
                "topic",
                by=("name", "platform"),
                also=TOPIC | {"platform": ("发布平台", "平台名称")},
                examples={"name": "就业创业大讲堂", "platform": "齐鲁云直播"},
            ),
            Column(
                "read_on",
                also=("统计日期", "统计时间", "截止日期"),
                example="2021-12-31",
                required=True,
            ),
            Column("value", also=("阅读量", "累计阅读量", "浏览量"), example="1000"),
            Column("source", also=("数据来源", "来源"), example="平台后台统计"),
            Column("evidence", also=("佐证", "截图"), example="后台截图20211231"),
            Column("note", also=("备注", "说明")),
        ),
    ),
    Ledger(
        model=Video,
        key=("region", "column", "title"),
        columns=(
            Named("topic", by=("name",), also=TOPIC),
            Column("column", also=("栏目名称", "所属栏目"), example="老兵创业记"),
            Column("title", also=("视频名称", "视频标题", "标题"), example="老兵创业记第1期"),
            Column("published_on", also=("发布时间", "上线日期"), example="2021-06-18"),
            Column("platform", also=("发布平台",), example="齐鲁云直播"),
            Column("url", also=("链接", "视频链接", "网络地址")),
            Column("reads", also=("阅读量", "播放量", "点击量"), example="1200"),
            Column("note", also=("备注", "说明")),
        ),
    ),
    Ledger(
        model=Broadcast,
        key=("region", "title", "held_on"),
        columns=(
            Named("topic", by=("name",), also=TOPIC),
            Column("title", also=("直播名称", "直播标题", "直播主题"), example="大讲堂第1场"),
            Column("held_on", also=("直播时间", "播出日期"), example="2021-06-18"),
            Column(
                "state",
                also=("直播状态", "是否举办"),
                means={
                    "是": Broadcast.State.HELD,
                    "已播": Broadcast.State.HELD,
                    "已完成": Broadcast.State.HELD,
                    "预告": Broadcast.State.ANNOUNCED,
                    "取消": Broadcast.State.CANCELLED,
                },
            ),
            Column("minutes", also=("直播时长", "时长"), example="60"),
            Column("host", also=("主播",)),
            Column("guests", also=("主讲嘉宾", "主讲人")),
            Column("platform", also=("直播平台",), example="齐鲁云直播"),
            Column("views", also=("观看人次", "观看量"), example="3000"),
            Column("evidence", also=("佐证", "截图")),
            Column("note", also=("备注", "说明")),
        ),
    ),
]
