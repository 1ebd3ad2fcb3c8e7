"""What was given and taught to the border regions, as offices keep it in workbooks."""

from django.utils.translation import gettext_lazy as _

from bureau.ledgers.columns import Column
from bureau.ledgers.ledger import Ledger
from bureau.ledgers.naming import Named, Place
from programs.border_aid.models import Donation, OnlineClass, Recipient

RECIPIENTS = {"援疆": Recipient.XINJIANG, "援藏": Recipient.TIBET, "新疆西藏": Recipient.BOTH}

LEDGERS = [
    Ledger(
        model=Donation,
        key=("region", "donor_name", "recipient_name", "kind", "pledged_on"),
        columns=(
            Place(example="370100"),
            Named(
                "enterprise",
                by=("credit_code",),
                labels={"name": _("name of the enterprise")},
                also={"credit_code": ("信用代码", "社会信用代码")},
                beside="name",
            ),
            Column(
                "donor_name",
                also=("捐赠单位", "捐赠方", "捐赠人"),
                example="老兵食品有限公司",
                required=True,
            ),
            Column(
                "donor",
                also=("捐赠单位类别",),
                means={
                    "退役军人事务局": Donation.Donor.DEPARTMENT,
                    "爱心企业": Donation.Donor.ENTERPRISE,
                },
            ),
            Column("recipient", also=("援助地区",), means=RECIPIENTS),
            Column(
                "recipient_name",
                also=("受赠单位", "接收单位"),
                example="喀什地区退役军人事务部门",
                required=True,
            ),
            Column("purpose", also=("捐赠用途", "资金用途")),
            Column(
                "kind",
                also=("捐赠类别", "捐赠形式"),
                means={"捐款": Donation.Kind.MONEY, "捐物": Donation.Kind.GOODS},
            ),
            Column("amount", also=("金额", "捐赠金额", "捐款金额", "价值"), example="50000.00"),
            Column("pledged_on", also=("认捐时间", "捐赠日期", "捐赠时间"), example="2021-06-06"),
            Column(
                "state",
                also=("到账情况", "是否到账"),
                means={
                    "是": Donation.State.PAID,
                    "已到账": Donation.State.PAID,
                    "否": Donation.State.PLEDGED,
                    "未到账": Donation.State.PLEDGED,
                    "已撤回": Donation.State.WITHDRAWN,
                },
            ),
            Column("paid_on", also=("到账日期", "到账时间", "拨付日期"), example="2021-06-18"),
            Column("receipt_no", also=("票据号", "收据号")),
            Column("note", also=("备注", "说明")),
        ),
    ),
    Ledger(
        model=OnlineClass,
        key=("region", "title", "term", "starts_on"),
        columns=(
            Column("title", also=("班次名称", "培训班"), example="电商创业专题线上培训班"),
            Column("term", also=("期数", "第几期"), example="1", required=True),
            Column("starts_on", also=("开班时间", "开班日期", "开始时间"), example="2021-06-14"),
            Column("ends_on", also=("结业时间", "结业日期", "结束时间"), example="2021-06-18"),
            Column(
                "state",
                also=("举办情况", "是否举办"),
                means={
                    "是": OnlineClass.State.HELD,
                    "已完成": OnlineClass.State.HELD,
                    "否": OnlineClass.State.PLANNED,
                    "取消": OnlineClass.State.CANCELLED,
                },
            ),
            Column("recipient", also=("援助地区",), means=RECIPIENTS),
            Column("recipient_place", also=("受援单位", "援助地"), example="喀什地区"),
            Column("platform", also=("培训平台", "直播平台"), example="就业创业大讲堂"),
            Column("viewers", also=("观看人次", "参训人数", "参训人次"), example="1900"),
            Column("evidence", also=("佐证", "截图")),
            Column("note", also=("备注", "说明")),
        ),
    ),
]
