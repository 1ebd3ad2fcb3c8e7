"""The rosters of adaptation training as offices keep them in workbooks."""

from bureau.ledgers.columns import Column
from bureau.ledgers.ledger import Ledger
from bureau.ledgers.naming import Named, Person
from programs.adaptation_training.models import Attendance, TrainingClass

LEDGERS = [
    Ledger(
        model=Attendance,
        key=("training_class", "veteran"),
        columns=(
            Named(
                "training_class",
                by=("title", "starts_on"),
                also={
                    "title": ("班次", "班级", "班级名称", "班次名称", "所在班级", "培训班次"),
                    "starts_on": ("开班时间", "开班日期", "开始时间", "培训开始时间"),
                },
                examples={"title": "历下区2021年适应性培训第1班", "starts_on": "2021-06-14"},
            ),
            Person(),
            Column(
                "days_attended", also=("出勤", "参训天数", "到课天数", "实际出勤天数"), example="5"
            ),
            Column(
                "outcome",
                also=("是否结业", "结业情况", "培训结果", "培训情况"),
                means={
                    "是": Attendance.Outcome.COMPLETED,
                    "已结业": Attendance.Outcome.COMPLETED,
                    "合格": Attendance.Outcome.COMPLETED,
                    "已完成": Attendance.Outcome.COMPLETED,
                    "培训中": Attendance.Outcome.PENDING,
                    "未结业": Attendance.Outcome.PENDING,
                    "退班": Attendance.Outcome.WITHDRAWN,
                    "退训": Attendance.Outcome.WITHDRAWN,
                },
            ),
            Column("certificate_no", also=("结业证编号", "结业证书编号", "证书号")),
            Column(
                "wish",
                also=("就业意向", "意向", "培训后意向"),
                means={"自主创业": Attendance.Wish.STARTUP, "升学": Attendance.Wish.STUDY},
            ),
            Column("note", also=("备注", "说明")),
        ),
    ),
    Ledger(
        model=TrainingClass,
        key=("region", "title", "starts_on"),
        columns=(
            Column("starts_on", also=("开班时间", "开班日期", "开始时间"), example="2021-06-14"),
            Column("ends_on", also=("结业时间", "结业日期", "结束时间"), example="2021-06-18"),
            Column("hours", also=("课时", "总学时", "培训学时"), example="40"),
            Column("term", also=("批次", "退役批次")),
            Column(
                "title",
                also=("班次", "班级名称", "班次名称"),
                example="历下区2021年适应性培训第1班",
                required=True,
            ),
            Named(
                "provider",
                by=("credit_code",),
                also={"credit_code": ("承训机构信用代码", "机构代码")},
                examples={"credit_code": "91370102MA5000000Q"},
                beside="name",
                labels={"name": TrainingClass._meta.get_field("provider").verbose_name},
            ),
            Column(
                "delivery",
                also=("培训形式", "授课方式"),
                means={
                    "集中": TrainingClass.Delivery.ON_SITE,
                    "集中培训": TrainingClass.Delivery.ON_SITE,
                    "网络": TrainingClass.Delivery.ONLINE,
                    "线上线下": TrainingClass.Delivery.BOTH,
                },
            ),
            Column("venue", also=("培训地点", "上课地点"), example="历下区退役军人服务中心"),
            Column("courses", also=("培训课程", "培训内容")),
            Column("note", also=("备注", "说明")),
        ),
    ),
]
