"""The rosters of vocational skills training as offices keep them in workbooks."""

from bureau.ledgers.columns import Column
from bureau.ledgers.ledger import Ledger
from bureau.ledgers.naming import Named, Person
from programs.skills_training.models import Enrolment, SkillsClass

LEDGERS = [
    Ledger(
        model=Enrolment,
        key=("skills_class", "veteran"),
        columns=(
            Named(
                "skills_class",
                by=("class_no",),
                also={"class_no": ("班号", "班级号", "开班编号", "培训班编号")},
                examples={"class_no": "370102-2021-01"},
            ),
            Person(),
            Column("approval_no", also=("核准通知书号", "核准编号")),
            Column("enrolled_through", also=("报名渠道", "报名方式"), example="街道退役军人服务站"),
            Column("subsidy_form", also=("补贴形式", "培训补贴方式"), example="直补培训机构"),
            Column("days_attended", also=("出勤", "参训天数", "实际出勤天数"), example="12"),
            Column(
                "outcome",
                also=("是否结业", "结业情况", "培训结果"),
                means={
                    "是": Enrolment.Outcome.COMPLETED,
                    "已结业": Enrolment.Outcome.COMPLETED,
                    "已完成": Enrolment.Outcome.COMPLETED,
                    "培训中": Enrolment.Outcome.PENDING,
                    "未结业": Enrolment.Outcome.PENDING,
                    "退班": Enrolment.Outcome.WITHDRAWN,
                    "退训": Enrolment.Outcome.WITHDRAWN,
                },
            ),
            Column("theory_score", also=("理论", "理论考试成绩", "理论分数"), example="88"),
            Column(
                "practice_score",
                also=("实操", "技能成绩", "实操考试成绩", "实操分数"),
                example="91.5",
            ),
            Column("resat", also=("是否补考",)),
            Column(
                "result",
                also=("考核结果", "鉴定结果", "考试结果", "是否合格"),
                means={
                    "是": Enrolment.Result.PASSED,
                    "通过": Enrolment.Result.PASSED,
                    "否": Enrolment.Result.FAILED,
                    "未通过": Enrolment.Result.FAILED,
                    "未考": Enrolment.Result.UNTESTED,
                },
            ),
            Column("certificate_no", also=("证书号", "技能证书编号", "职业资格证书编号")),
            Column("certificate_issuer", also=("发证机构", "发证机关", "颁证单位")),
            Column("certified_on", also=("发证时间", "取证日期", "取证时间")),
            Column("note", also=("备注", "说明")),
        ),
    ),
    Ledger(
        model=SkillsClass,
        key=("region", "class_no"),
        columns=(
            Named(
                "agreement",
                by=("agreement_no",),
                also={"agreement_no": ("承训协议编号", "协议号", "合同编号")},
                examples={"agreement_no": "军训约〔2021〕1号"},
            ),
            Column("trade", also=("工种", "培训专业", "职业工种"), example="挖掘机操作"),
            Column(
                "level",
                also=("等级", "技能等级"),
                means={
                    "专项": SkillsClass.Level.SPECIAL,
                    "初级": SkillsClass.Level.JUNIOR,
                    "五级": SkillsClass.Level.JUNIOR,
                    "中级": SkillsClass.Level.INTERMEDIATE,
                    "四级": SkillsClass.Level.INTERMEDIATE,
                    "高级": SkillsClass.Level.SENIOR,
                    "三级": SkillsClass.Level.SENIOR,
                    "二级": SkillsClass.Level.TECHNICIAN,
                },
            ),
            Column(
                "class_no",
                also=("班号", "班级号", "开班编号"),
                example="370102-2021-01",
                required=True,
            ),
            Column("starts_on", also=("开班时间", "开班日期", "开始时间"), example="2021-06-07"),
            Column("ends_on", also=("结业时间", "结业日期", "结束时间"), example="2021-06-18"),
            Column("hours", also=("课时", "总学时", "培训学时"), example="80"),
            Column("note", also=("备注", "说明")),
        ),
    ),
]
