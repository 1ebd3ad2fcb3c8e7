"""Job fairs, who came and what was offered there, as offices keep them in workbooks."""

from bureau.ledgers.columns import Column
from bureau.ledgers.ledger import Ledger
from bureau.ledgers.naming import Named, Person
from programs.job_fairs.models import Booth, JobFair, Visit

FAIR = Named(
    "fair",
    by=("title", "held_on"),
    also={
        "title": ("招聘会", "场次", "场次名称"),
        "held_on": ("举办时间", "招聘会日期", "招聘会时间"),
    },
    examples={"title": "历下区2021年06月“军岗日”退役军人专场招聘会", "held_on": "2021-06-25"},
)

LEDGERS = [
    Ledger(
        model=Visit,
        key=("fair", "veteran", "name"),
        columns=(
            FAIR,
            Person(),
            Column("name", also=("家属姓名", "军属姓名")),
            Column(
                "intent",
                also=("是否达成意向", "达成就业意向", "是否有意向"),
            ),
            Column("post", also=("岗位", "应聘岗位", "签约岗位"), example="安全员"),
            Column("signed_on", also=("签约时间",), example="2021-07-01"),
            Column("note", also=("备注", "说明")),
        ),
    ),
    Ledger(
        model=Booth,
        key=("fair", "credit_code"),
        columns=(
            FAIR,
            Column("credit_code", also=("信用代码", "社会信用代码"), example="91370102MA0000001W"),
            Column(
                "employer",
                also=("企业名称", "招聘单位", "单位名称", "招聘企业", "用人单位"),
                example="山东鲁信安保有限公司",
            ),
            Column("post_titles", also=("岗位名称", "岗位"), example="安全员、驾驶员"),
            Column(
                "posts_offered",
                also=("岗位数", "招聘人数", "需求人数", "提供岗位数"),
                example="20",
            ),
            Column("lowest_pay", also=("最低工资", "最低薪资"), example="4000.00"),
            Column("highest_pay", also=("最高工资", "最高薪资"), example="6000.00"),
            Column("note", also=("备注", "说明")),
        ),
    ),
    Ledger(
        model=JobFair,
        key=("region", "title", "held_on"),
        columns=(
            Column("held_on", also=("举办时间", "招聘会日期"), example="2021-06-25"),
            Column("moved_because", also=("改期原因", "调整原因")),
            Column(
                "state",
                also=("举办情况", "是否举办"),
                means={
                    "是": JobFair.State.HELD,
                    "已完成": JobFair.State.HELD,
                    "否": JobFair.State.PLANNED,
                    "取消": JobFair.State.CANCELLED,
                },
            ),
            Column(
                "title",
                also=("招聘会", "名称", "场次名称"),
                example="历下区2021年06月“军岗日”退役军人专场招聘会",
                required=True,
            ),
            Column(
                "level",
                also=("级别", "市场级别"),
                means={
                    "省级": JobFair.Level.PROVINCE,
                    "市级": JobFair.Level.CITY,
                    "县级": JobFair.Level.COUNTY,
                    "区级": JobFair.Level.COUNTY,
                },
            ),
            Column("venue", also=("举办地点", "会场"), example="历下区人力资源市场"),
            Column("host", also=("举办单位",), example="历下区退役军人事务局"),
            Column("note", also=("备注", "说明")),
        ),
    ),
]
