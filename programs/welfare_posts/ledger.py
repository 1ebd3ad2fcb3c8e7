"""Posts of last resort and their monthly pay as offices keep them in workbooks."""

from django.db.models import Q

from bureau.ledgers.columns import Column, Month
from bureau.ledgers.ledger import Ledger
from bureau.ledgers.naming import Held, Named, Person
from programs.welfare_posts.models import MonthlyPay, Placement
from programs.welfare_posts.models.states import HOLDS_NOTHING, TAKEN_UP

LEDGERS = [
    Ledger(
        model=Placement,
        key=("veteran", "began_on"),
        lives=~Q(state__in=HOLDS_NOTHING),
        columns=(
            Person(),
            Column(
                "difficulty",
                also=("困难类别", "就业困难类型", "人员困难类型"),
                means={
                    "大龄": Placement.Difficulty.OLDER,
                    "长期失业": Placement.Difficulty.LONG_UNEMPLOYED,
                    "低保": Placement.Difficulty.LOW_INCOME,
                    "低保家庭": Placement.Difficulty.LOW_INCOME,
                    "零就业家庭": Placement.Difficulty.JOBLESS_FAMILY,
                    "残疾": Placement.Difficulty.DISABLED,
                    "失地": Placement.Difficulty.LAND_LOST,
                },
            ),
            Column(
                "difficulty_proof",
                also=("困难认定证明", "认定材料", "证明材料"),
                example="就业困难人员认定表001",
            ),
            Column("post_title", also=("岗位", "上岗岗位"), example="网格协管员"),
            Named(
                "category",
                by=("name",),
                labels={"name": Placement._meta.get_field("category").verbose_name},
                also={"name": ("岗位类型", "岗位分类")},
                examples={"name": "公共管理"},
            ),
            Column("employing_unit", also=("用工单位", "使用单位"), example="泉城路社区居民委员会"),
            Column("management_body", also=("管理单位",), example="历下区退役军人服务中心"),
            Column(
                "began_on",
                also=("上岗日期", "上岗时间", "协议开始日期"),
                example="2021-03-01",
                required=True,
            ),
            Column("agreement_until", also=("协议到期日", "协议结束日期"), example="2024-02-29"),
            Column("monthly_wage", also=("工资", "工资标准", "岗位工资"), example="2100.00"),
            Column(
                "insurance",
                also=("社保", "参保情况", "保险"),
                means={
                    "四项保险": Placement.Insurance.FOUR,
                    "五项保险": Placement.Insurance.FIVE,
                },
            ),
            Column("note", also=("备注", "说明")),
        ),
    ),
    Ledger(
        model=MonthlyPay,
        key=("placement", "month"),
        columns=(
            Held("placement", among=Q(state__in=TAKEN_UP)),
            Month(
                "month", also=("补贴月份", "发放月份", "所属月份"), example="2021-03", required=True
            ),
            Column("required_days", also=("应出勤天数", "应出勤"), example="23"),
            Column("attended_days", also=("实际出勤天数", "实出勤天数", "出勤"), example="21"),
            Column("standard", also=("补贴标准", "月标准", "岗位补贴标准"), example="2100.00"),
            Column("note", also=("备注", "说明")),
        ),
    ),
]
