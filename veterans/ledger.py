"""The registers as offices keep them in workbooks."""

from bureau.ledgers.columns import Column, Place
from bureau.ledgers.ledger import Ledger
from veterans.models import Veteran

LEDGERS = [
    Ledger(
        model=Veteran,
        key=("id_number",),
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
]
