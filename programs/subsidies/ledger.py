"""Applications for the one-off economic subsidy as offices keep them in workbooks."""

from django.db.models import Q

from bureau.ledgers.columns import Column
from bureau.ledgers.ledger import Ledger
from bureau.ledgers.naming import Person
from programs.subsidies.models import Subsidy

LEDGERS = [
    Ledger(
        model=Subsidy,
        key=("veteran",),
        lives=~Q(state__in=[Subsidy.State.REFUSED, Subsidy.State.WITHDRAWN]),
        columns=(
            Person(),
            Column("applied_on", also=("申请时间", "申领日期", "受理日期"), example="2021-06-17"),
            Column(
                "channel",
                also=("申请方式", "办理渠道"),
                means={
                    "窗口": Subsidy.Channel.WINDOW,
                    "现场": Subsidy.Channel.WINDOW,
                    "网上": Subsidy.Channel.ONLINE,
                    "网上办理": Subsidy.Channel.ONLINE,
                    "提前": Subsidy.Channel.IN_ADVANCE,
                    "集中": Subsidy.Channel.TOGETHER,
                },
            ),
            Column(
                "enlisted_on", also=("入伍时间", "入伍日期", "批准入伍时间"), example="2018-09-01"
            ),
            Column(
                "discharged_on",
                also=("退役时间", "退役日期", "退伍时间", "退役命令时间"),
                example="2020-09-01",
            ),
            Column("detained_months", also=("滞留月数",), example="0"),
            Column("bank_name", also=("开户行", "银行名称"), example="中国工商银行"),
            Column(
                "bank_account",
                also=("银行账号", "卡号", "社保卡号", "社会保障卡银行账号", "账号"),
                example="6222020000000000018",
            ),
            Column("has_enlistment_notice", also=("入伍通知书",)),
            Column("has_introduction_letter", also=("行政介绍信", "介绍信")),
            Column("has_discharge_certificate", also=("退出现役证件", "退役证")),
            Column("dossier_is_genuine", also=("档案核查", "档案是否属实")),
            Column("note", also=("备注", "说明")),
        ),
    ),
]
