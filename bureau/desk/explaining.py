"""Doubts about a record, and what clerks answer to them."""

from dataclasses import dataclass
from zlib import crc32

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import override

from bureau.desk.models import Explanation

INPUT = "explain-"
LONGEST = Explanation._meta.get_field("text").max_length


@dataclass(frozen=True, kw_only=True)
class Question:
    """A doubt that nobody has explained yet, and what is typed against it so far."""

    code: str
    sentence: str  # in the reader's language
    doubt: str  # in the language of the files
    name: str  # of the input
    text: str


def questions_about(form):
    """What is doubtful about the record in a form and was not explained before."""
    asked = {doubt.code: str(doubt.sentence) for doubt in form.instance.doubts()}
    if not asked:
        return []
    with override(settings.LANGUAGE_CODE):
        filed = {doubt.code: str(doubt.sentence) for doubt in form.instance.doubts()}
    explained = {(each.code, each.doubt) for _record, each in of(form.instance)}
    return [
        Question(
            code=code,
            sentence=sentence,
            doubt=filed[code],
            name=name,
            text=_typed(form, name, code),
        )
        for code, sentence in asked.items()
        for name in [form.add_prefix(_input_of(code, filed[code]))]
        if (code, filed[code]) not in explained
    ]


def keep_answers(form, user):
    """File what the clerk answered, once the record is saved."""
    Explanation.objects.bulk_create(
        Explanation(
            record=form.instance,
            code=question.code,
            doubt=question.doubt,
            text=question.text,
            user=user,
        )
        for question in form.doubts
    )


def of(*records):
    """[(record, explanation), ...]: what was filed with records, the last first."""
    named = {_name(record): record for record in records if record.pk}
    kinds = {kind for kind, _pk in named}
    filed = Explanation.objects.filter(
        content_type__in=kinds, object_id__in={pk for _kind, pk in named}
    ).select_related("user")
    found = [(named.get((each.content_type_id, each.object_id)), each) for each in filed]
    return [(record, explanation) for record, explanation in found if record]


def explained(model):
    """The keys of those records of a kind with which something was filed."""
    kind = ContentType.objects.get_for_model(model)
    return Explanation.objects.filter(content_type=kind).values("object_id")


def _name(record):
    return ContentType.objects.get_for_model(record).pk, record.pk


def answers_to_others(data, questions):
    """What was answered earlier, carried along while other things are being corrected."""
    asked = {question.name for question in questions}
    return {name: data[name] for name in data if INPUT in name and name not in asked}


def _input_of(code, doubt):
    """An answer belongs to one sentence: of other values the same doubt is asked anew."""
    return f"{INPUT}{code}-{crc32(doubt.encode()):x}"


def _typed(form, name, code):
    """Programs answer a doubt by its code: they have no boxes."""
    typed = form.data.get(name) or form.explanations.get(code, "")
    return typed.strip()[:LONGEST]
