"""Admissions to colleges and universities as offices keep them in workbooks."""

from bureau.ledgers.columns import Column
from bureau.ledgers.ledger import Ledger
from bureau.ledgers.naming import Named, Person
from programs.degree_upgrades.models import Admission, AdmissionList

LEDGERS = [
    Ledger(
        model=Admission,
        key=("admission_list", "veteran", "kind"),
        columns=(
            Named(
                "admission_list",
                by=("document_no",),
                also={"document_no": ("名单文号", "录取名单文号", "文件号", "发文字号")},
                examples={"document_no": "鲁教录〔2021〕1号"},
            ),
            Person(),
            Column(
                "kind",
                also=("录取类别", "学历层次", "录取层次"),
                means={
                    "研究生": Admission.Kind.MASTERS,
                    "硕士": Admission.Kind.MASTERS,
                    "专升本": Admission.Kind.BACHELOR_UPGRADE,
                    "本科": Admission.Kind.BACHELOR_UPGRADE,
                    "高职": Admission.Kind.VOCATIONAL_COLLEGE,
                    "专科": Admission.Kind.VOCATIONAL_COLLEGE,
                    "大专": Admission.Kind.VOCATIONAL_COLLEGE,
                },
                required=True,
            ),
            Column("school", also=("录取院校", "院校", "录取学校", "学校"), example="济南职业学院"),
            Column("major", also=("录取专业", "专业名称"), example="机电一体化技术"),
            Column(
                "route",
                also=("入学方式", "录取途径"),
                means={
                    "考试": Admission.Route.EXAMINATION,
                    "单招": Admission.Route.EXAMINATION,
                    "专项": Admission.Route.SPECIAL_QUOTA,
                    "免试入学": Admission.Route.EXEMPTION,
                },
            ),
            Column("admitted_on", also=("录取时间",), example="2021-08-20"),
            Column(
                "outcome",
                also=("录取结果", "是否报到"),
                means={
                    "录取": Admission.Outcome.ADMITTED,
                    "已报到": Admission.Outcome.ADMITTED,
                    "放弃": Admission.Outcome.DECLINED,
                    "取消": Admission.Outcome.REVOKED,
                },
            ),
            Column("note", also=("备注", "说明")),
        ),
    ),
    Ledger(
        model=AdmissionList,
        key=("source", "document_no"),
        columns=(
            Column("source", also=("发文单位", "来文单位"), example="山东省教育厅", required=True),
            Column(
                "document_no", also=("文件号", "发文字号", "名单文号"), example="鲁教录〔2021〕1号"
            ),
            Column("title", also=("名称", "名单"), example="2021年退役军人高职(专科)录取名单"),
            Column("received_on", also=("收到日期", "接收时间", "收文日期"), example="2021-09-03"),
            Column("headcount", also=("录取人数", "名单人数", "人数"), example="120"),
            Column("signed_off_by", also=("签发人", "审核人")),
            Column("signed_off_on", also=("签发日期", "审核日期")),
            Column("note", also=("备注", "说明")),
        ),
    ),
]
