"""Contacts with veterans' enterprises, and the officers who keep them, in workbooks."""

from bureau.ledgers.columns import Column
from bureau.ledgers.ledger import Ledger
from bureau.ledgers.naming import Named
from programs.enterprise_liaison.models import Contact, LiaisonAppointment
from veterans.ledger import FIRM

LEDGERS = [
    Ledger(
        model=Contact,
        key=("officer", "enterprise", "contacted_on", "way"),
        columns=(
            FIRM,
            Named(
                "officer",
                by=("officer_name", "unit"),
                also={
                    "officer_name": ("联络员", "走访人", "联系人"),
                    "unit": ("联络员单位", "所在单位", "服务站"),
                },
                examples={"officer_name": "李联络", "unit": "城关街道退役军人服务站"},
                required=True,
            ),
            Column(
                "contacted_on",
                also=("走访日期", "走访时间", "联系时间"),
                example="2021-06-18",
                required=True,
            ),
            Column(
                "way",
                also=("走访方式", "方式"),
                means={
                    "实地走访": Contact.Way.VISIT,
                    "上门": Contact.Way.VISIT,
                    "电话联系": Contact.Way.PHONE,
                    "微信": Contact.Way.ONLINE,
                },
            ),
            Column(
                "problem", also=("问题", "企业诉求", "诉求", "存在问题"), example="缺少流动资金"
            ),
            Column("policy_explained", also=("宣讲政策", "政策解读")),
            Column("department", also=("协调单位", "对接部门")),
            Column("settled_on", also=("解决日期", "办结时间", "解决时间")),
            Column("note", also=("备注", "说明")),
        ),
    ),
    Ledger(
        model=LiaisonAppointment,
        key=("region", "unit", "officer_name", "began_on"),
        columns=(
            Column("officer_name", also=("联络员", "姓名"), example="李联络"),
            Column("unit", also=("所在单位", "工作单位"), example="城关街道退役军人服务站"),
            Column("position", also=("岗位",)),
            Column("phone", also=("手机", "手机号", "电话", "联系方式"), example="13800000001"),
            Column("appointed_by", also=("聘任机关", "任命单位"), example="历下区退役军人事务局"),
            Column(
                "began_on",
                also=("聘任日期", "聘任时间", "任职时间"),
                example="2021-03-01",
                required=True,
            ),
            Column("ended_on", also=("解聘日期", "离任日期", "离任时间")),
            Column("note", also=("备注", "说明")),
        ),
    ),
]
