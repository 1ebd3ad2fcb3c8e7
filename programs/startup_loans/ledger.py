"""Start-up loans and the subsidies of their interest as offices keep them in workbooks."""

from bureau.ledgers.columns import Column
from bureau.ledgers.ledger import Ledger
from bureau.ledgers.naming import Named, Person
from programs.startup_loans.models import InterestSubsidy, Kind, Loan
from veterans.ledger import FIRM

LEDGERS = [
    Ledger(
        model=Loan,
        key=("veteran", "enterprise", "applied_on"),
        columns=(
            Column(
                "kind",
                also=("贷款种类", "贷款类别", "类型"),
                means={
                    "个人": Kind.PERSONAL,
                    "个人贷款": Kind.PERSONAL,
                    "个人创业贷款": Kind.PERSONAL,
                    "小微企业": Kind.STARTUP_MICRO,
                    "小微企业贷款": Kind.STARTUP_MICRO,
                    "信用": Kind.CREDIT,
                    "抵押": Kind.MORTGAGE,
                },
            ),
            Person(also=("借款人身份证号",)),
            FIRM,
            Column("applied_on", also=("申请时间",), example="2021-06-17", required=True),
            Column("project", also=("创业项目", "项目名称"), example="汽车维修"),
            Column("purpose", also=("资金用途", "用途"), example="购置设备"),
            Column("own_funds", also=("自有资金",), example="50000.00"),
            Column("clean_record", also=("无不良信用记录", "信用承诺")),
            Column("bank", also=("贷款银行", "承办银行", "放款银行"), example="中国邮政储蓄银行"),
            Column("amount", also=("贷款金额", "贷款额度", "申请金额"), example="150000.00"),
            Column("term_months", also=("贷款期限", "期限"), example="24"),
            Column("annual_rate", also=("年利率", "贷款利率", "合同利率"), example="4.80"),
            Column("subsidised_rate", also=("贴息利率",), example="4.80"),
            Column("note", also=("备注", "说明")),
        ),
    ),
    Ledger(
        model=InterestSubsidy,
        key=("loan", "year", "quarter"),
        columns=(
            Named(
                "loan",
                by=("bank", "contract_no"),
                also={
                    "bank": ("贷款银行", "承办银行"),
                    "contract_no": ("贷款合同编号", "合同号", "借款合同号"),
                },
                examples={"bank": "中国邮政储蓄银行", "contract_no": "2021-000001"},
            ),
            Column("claimed_on", also=("申报时间", "申请日期"), example="2021-09-23"),
            Column("year", also=("年份", "贴息年度"), example="2021", required=True),
            Column("quarter", also=("贴息季度",), example="3", required=True),
            Column("standing", also=("贷款形态",)),
            Column("opening_balance", also=("期初余额",), example="150000.00"),
            Column("closing_balance", also=("期末余额", "贷款余额"), example="150000.00"),
            Column("balance", also=("平均贷款余额",), example="150000.00"),
            Column("days", also=("贴息天数",), example="92"),
            Column("interest", also=("利息", "应付利息", "利息金额"), example="1840.00"),
            Column("note", also=("备注", "说明")),
        ),
    ),
]
