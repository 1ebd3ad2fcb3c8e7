"""Incubators and who is in them, as offices keep them in workbooks."""

from bureau.ledgers.columns import Column
from bureau.ledgers.ledger import Ledger
from bureau.ledgers.naming import Named
from programs.incubators.models import Incubator, Tenancy
from veterans.ledger import FIRM

LEDGERS = [
    Ledger(
        model=Tenancy,
        key=("incubator", "enterprise", "began_on"),
        columns=(
            FIRM,
            Named(
                "incubator",
                by=("name",),
                also={"name": ("孵化基地", "基地名称", "所在孵化基地")},
                examples={"name": "历下区退役军人创业孵化基地"},
                required=True,
            ),
            Column("began_on", also=("入驻日期", "入驻时间"), example="2021-06-01", required=True),
            Column("agreed_until", also=("协议到期日", "合同到期日"), example="2023-05-31"),
            Column("area", also=("使用面积", "入驻面积", "面积"), example="60"),
            Column("rent_reduction", also=("减免租金", "租金减免"), example="800.00"),
            Column("ended_on", also=("退出日期", "出孵日期", "退出时间")),
            Column(
                "exit_reason",
                also=("离开原因",),
                means={
                    "毕业": Tenancy.ExitReason.GRADUATED,
                    "出孵": Tenancy.ExitReason.GRADUATED,
                    "到期": Tenancy.ExitReason.TERM_OVER,
                    "搬迁": Tenancy.ExitReason.MOVED,
                    "注销": Tenancy.ExitReason.CLOSED_DOWN,
                },
            ),
            Column("note", also=("备注", "说明")),
        ),
    ),
    Ledger(
        model=Incubator,
        key=("region", "name", "began_on"),
        columns=(
            Column(
                "name", also=("孵化基地", "基地名称", "名称"), example="历下区退役军人创业孵化基地"
            ),
            Column("began_on", also=("成立时间", "运营日期", "挂牌日期"), example="2020-03-01"),
            Column(
                "kind",
                also=("基地类别", "类型"),
                means={
                    "综合类": Incubator.Kind.COMPREHENSIVE,
                    "农业类": Incubator.Kind.FARMING,
                    "工业类": Incubator.Kind.INDUSTRY,
                    "商贸": Incubator.Kind.COMMERCE,
                    "电商": Incubator.Kind.ONLINE_TRADE,
                },
            ),
            Column(
                "level",
                also=("基地级别",),
                means={"国家": Incubator.Level.NATION, "区级": Incubator.Level.COUNTY},
            ),
            Column("address", also=("详细地址", "基地地址"), example="经十路1号"),
            Column("area", also=("建筑面积", "面积"), example="1200"),
            Column("operator", also=("运营单位",), example="济南鲁军企业孵化器有限公司"),
            Column("person_in_charge", also=("联系人", "基地负责人"), example="王建军"),
            Column("phone", also=("电话", "手机号", "联系方式"), example="0531-88888888"),
            Column("ended_on", also=("关停日期", "关停时间")),
            Column("note", also=("备注", "说明")),
        ),
    ),
]
