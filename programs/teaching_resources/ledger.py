"""What is put forward as the best of teaching (四个一批), as offices keep it in workbooks."""

from django.utils.translation import gettext_lazy as _

from bureau.ledgers.columns import Column
from bureau.ledgers.ledger import Ledger
from bureau.ledgers.naming import Named
from programs.teaching_resources.models import Call, Selection

LEDGERS = [
    Ledger(
        model=Selection,
        key=("call", "kind", "title", "nominated_by"),
        columns=(
            Named(
                "call",
                by=("title",),
                labels={"title": _("title of the call")},
                also={"title": ("征集活动", "征集名称", "活动名称", "征集批次")},
                examples={"title": "2021年“四个一批”优质教学资源征集评选"},
            ),
            Column(
                "kind",
                also=("资源类别", "申报类别"),
                means={
                    "优秀教学案例": Selection.Kind.TEACHING_CASE,
                    "案例": Selection.Kind.TEACHING_CASE,
                    "优质课程资源": Selection.Kind.COURSE_RESOURCE,
                    "课程": Selection.Kind.COURSE_RESOURCE,
                    "优秀培训讲师": Selection.Kind.TRAINER,
                    "讲师": Selection.Kind.TRAINER,
                    "优质承训机构": Selection.Kind.INSTITUTION,
                    "机构": Selection.Kind.INSTITUTION,
                },
            ),
            Column(
                "title",
                also=("资源名称", "名称", "案例名称", "课程名称"),
                example="职业规划教学案例",
                required=True,
            ),
            Named(
                "provider",
                by=("credit_code",),
                also={"credit_code": ("承训机构信用代码", "机构代码")},
                examples={"credit_code": "91370102MA5000000Q"},
                beside="name",
                labels={"name": Selection._meta.get_field("provider").verbose_name},
            ),
            Column("lecturer", also=("讲师", "授课人", "主讲教师")),
            Column("hours", also=("课时", "课程学时")),
            Column(
                "nominated_by",
                also=("推荐单位", "报送单位"),
                example="济南市退役军人事务局",
                required=True,
            ),
            Column("nominated_on", also=("推荐日期", "报送日期", "申报时间"), example="2021-06-10"),
            Column("opinion", also=("推荐意见", "市级意见")),
            Column("score", also=("得分", "评分", "评审分数"), example="92.5"),
            Column(
                "state",
                also=("评选结果", "入选情况", "是否入选"),
                means={
                    "是": Selection.State.SELECTED,
                    "入选": Selection.State.SELECTED,
                    "否": Selection.State.NOT_SELECTED,
                    "落选": Selection.State.NOT_SELECTED,
                    "推荐": Selection.State.NOMINATED,
                    "已撤回": Selection.State.WITHDRAWN,
                },
            ),
            Column("decided_on", also=("评选日期", "评审日期", "公布日期"), example="2021-10-22"),
            Column("note", also=("备注", "说明")),
        ),
    ),
    Ledger(
        model=Call,
        key=("region", "title", "opened_on"),
        columns=(
            Column(
                "title",
                also=("征集活动", "征集名称", "活动名称"),
                example="2021年“四个一批”优质教学资源征集评选",
            ),
            Column("document_no", also=("文件号", "发文字号")),
            Column("opened_on", also=("开始日期", "征集开始时间"), example="2021-05-01"),
            Column(
                "closes_on", also=("截止日期", "申报截止时间", "截止时间"), example="2021-07-31"
            ),
            Column("note", also=("备注", "说明")),
        ),
    ),
]
