"""The registers as offices keep them in workbooks."""

from django.utils.translation import gettext_lazy as _

from bureau.ledgers.columns import Column
from bureau.ledgers.ledger import Ledger
from bureau.ledgers.naming import Named, Person, Place
from veterans.models import Enterprise, EnterpriseJobs, TrainingProvider, Veteran

# A firm of the register, as the ledgers of every line name it.
FIRM = Named(
    "enterprise",
    by=("credit_code",),
    labels={"name": _("name of the enterprise")},
    also={
        "credit_code": ("信用代码", "社会信用代码"),
        "name": ("企业", "单位名称", "所在企业", "入驻企业", "走访企业", "借款单位"),
    },
    examples={"credit_code": "91370102MA0000001W"},
    beside="name",
)

LEDGERS = [
    Ledger(
        model=Veteran,
        key=("id_number",),
        agrees=("name",),
        columns=(
            Place(),
            Column("name", also=("退役军人姓名", "人员姓名"), example="王建国"),
            Column(
                "id_number",
                also=("身份证号", "身份证号码", "公民身份号码", "身份证", "证件号码"),
                example="37010219900101001X",
            ),
            Column("sex"),
            Column("birth_date", also=("出生年月日", "生日"), example="1990-01-01"),
            Column("ethnic_group", example="汉族"),
            Column(
                "phone",
                also=("手机", "手机号", "联系电话", "电话", "联系方式"),
                example="13800000001",
            ),
            Column("category", also=("人员类型", "身份类别")),
            Column("enlisted_on", also=("入伍时间", "入伍年月"), example="2008-12-01"),
            Column(
                "discharged_on", also=("退役时间", "退伍时间", "退役年月"), example="2010-12-01"
            ),
            Column("discharge_certificate", also=("退役证号", "退伍证号")),
            Column("reported_on", also=("报到时间",), example="2010-12-20"),
            Column("placement", also=("安置类型", "安置去向")),
            Column("merit", also=("立功受奖", "立功情况")),
            Column(
                "education",
                also=("学历", "文化程度"),
                means={
                    "初中": Veteran.Education.JUNIOR_HIGH,
                    "高中": Veteran.Education.SENIOR_HIGH,
                    "中专": Veteran.Education.SENIOR_HIGH,
                    "大专": Veteran.Education.JUNIOR_COLLEGE,
                    "专科": Veteran.Education.JUNIOR_COLLEGE,
                    "本科": Veteran.Education.BACHELOR,
                    "硕士": Veteran.Education.MASTER,
                    "研究生": Veteran.Education.MASTER,
                },
            ),
            Column("employment", also=("就业状况", "就业情况")),
            Column("died_on", also=("死亡日期", "去世时间")),
            Column("note", also=("备注", "说明")),
        ),
    ),
    Ledger(
        model=Enterprise,
        key=("credit_code",),
        columns=(
            Person(
                "founder",
                also=("创始人身份证号", "法人身份证号"),
                called=_("name of the veteran"),
            ),
            Column(
                "recognition_basis",
                also=("认定类型", "认定条件"),
                means={
                    "创办": Enterprise.Basis.FOUNDER,
                    "股东": Enterprise.Basis.CORE_SHAREHOLDER,
                    "控股": Enterprise.Basis.CONTROL,
                    "持股": Enterprise.Basis.SHARE,
                },
            ),
            Column("shareholding", also=("持股比例", "股权比例"), example="60"),
            Column("name", also=("企业名称", "企业", "单位名称"), example="济南军创第一有限公司"),
            Column("credit_code", also=("信用代码", "社会信用代码"), example="91370102MA0000001W"),
            Column(
                "kind",
                also=("企业类型", "主体类型"),
                means={
                    "有限公司": Enterprise.Kind.COMPANY,
                    "企业": Enterprise.Kind.COMPANY,
                    "个体": Enterprise.Kind.SOLE_TRADER,
                    "合作社": Enterprise.Kind.COOPERATIVE,
                    "合伙": Enterprise.Kind.PARTNERSHIP,
                },
            ),
            Column("industry", also=("所属行业", "行业类别"), example="软件和信息技术服务业"),
            Column(
                "registered_on", also=("注册日期", "成立日期", "注册时间"), example="2019-03-01"
            ),
            Column("legal_representative", also=("法人代表", "法人", "法定代表人姓名")),
            Column("phone", also=("电话", "手机号", "联系方式"), example="13800000001"),
            Column("address", also=("经营地址", "注册地址", "企业地址"), example="经十路1号"),
            Place(),
            Column("began_on", also=("认定时间",), example="2020-05-01"),
            Column("ended_on", also=("注销日期", "关停时间")),
            Column("note", also=("备注", "说明")),
        ),
    ),
    Ledger(
        model=EnterpriseJobs,
        key=("enterprise", "began_on"),
        columns=(
            Named(
                "enterprise",
                by=("credit_code",),
                labels={"name": _("name of the enterprise")},
                also={
                    "credit_code": ("信用代码", "社会信用代码"),
                    "name": ("企业", "单位名称"),
                },
                examples={"credit_code": "91370102MA0000001W"},
                beside="name",
            ),
            Column(
                "headcount",
                also=("带动就业人数", "退役军人人数", "吸纳人数", "带动退役军人就业人数"),
                example="3",
            ),
            Column(
                "began_on",
                also=("统计日期", "统计时间", "开始时间"),
                example="2021-01-01",
                required=True,
            ),
            Column("ended_on", also=("结束时间",)),
            Column("note", also=("备注", "说明")),
        ),
    ),
    Ledger(
        model=TrainingProvider,
        key=("credit_code",),
        columns=(
            Column("name", also=("机构名称", "承训机构", "单位名称"), example="济南职业培训学校"),
            Column("credit_code", also=("信用代码", "社会信用代码"), example="91370102MA5000000Q"),
            Column(
                "kind",
                also=("机构类型", "机构类别"),
                means={
                    "高校": TrainingProvider.Kind.COLLEGE,
                    "技校": TrainingProvider.Kind.TECHNICIAN_SCHOOL,
                    "民办": TrainingProvider.Kind.PRIVATE_SCHOOL,
                    "公司": TrainingProvider.Kind.ENTERPRISE,
                },
            ),
            Column("licence_no", also=("办学许可证", "许可证号")),
            Place(),
            Column("legal_representative", also=("法人代表", "法人")),
            Column("contact", also=("联络人",), example="王建军"),
            Column("phone", also=("电话", "手机号", "联系方式"), example="0531-88888888"),
            Column("address", also=("办学地址", "机构地址"), example="经十路1号"),
            Column("theory_area", also=("教室面积",), example="300"),
            Column("practice_area", also=("实训面积",), example="500"),
            Column("workstations", also=("实训工位数", "工位"), example="40"),
            Column("bank_name", also=("开户行",), example="中国工商银行"),
            Column("account_name", also=("账户名称", "户名")),
            Column("bank_account", also=("账号", "对公账号"), example="1602000109000000001"),
            Column("note", also=("备注", "说明")),
        ),
    ),
]
