from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from bureau.base.doubts import Doubt
from bureau.base.records import (
    CounterReading,
    EventQuerySet,
    Part,
    Record,
    held_by_now,
    not_before_2019,
)
from bureau.base.validators import not_in_future

USUAL_MINUTES = 240  # beyond, a clerk looks again; no rule says so


class Topic(Record):
    """A page on a platform that gathers videos and broadcasts (专题), whose reads are counted.

    A cumulative topic is reported with all its reads since it was opened (阅读量达到); of any
    other a year has only what was added in that year.
    """

    public = True

    name = models.CharField(_("name of the topic"), max_length=100)
    platform = models.CharField(_("platform"), max_length=50)
    url = models.CharField(
        _("web address"), max_length=500, blank=True, validators=[URLValidator(["https", "http"])]
    )
    cumulative = models.BooleanField(
        _("cumulative"),
        default=False,
        help_text=_(
            "Reported with all reads since it was opened, not with those of the year (counting "
            "rule of the annual report 2021)."
        ),
    )

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["region", "name", "platform"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "name", "platform"],
                name="policy_broadcasts_topic_entered_once",
                violation_error_message=_("This topic of that platform is already entered."),
            ),
        ]

    def __str__(self):
        return f"{self.name}({self.platform})"


class TopicReading(Part, CounterReading):
    """How many reads a platform showed for a topic on a day."""

    topic = models.ForeignKey(
        Topic, models.CASCADE, related_name="readings", verbose_name=_("topic")
    )
    evidence = models.CharField(
        _("evidence"),
        max_length=200,
        help_text=_(
            "What shows the reading: the name of the screenshot or of the letter. Original "
            "records are to be kept (Statistics Law)."
        ),
    )

    follows = {"topic": ["region", "cumulative"]}

    class Meta:
        verbose_name = _("reading of a topic")
        verbose_name_plural = _("readings of topics")
        ordering = ["-read_on", "topic"]
        constraints = [
            not_before_2019("read_on"),
            models.UniqueConstraint(
                fields=["topic", "read_on"],
                name="policy_broadcasts_topicreading_one_a_day",
                violation_error_message=_("This topic already has a reading of that day."),
            ),
        ]

    def __str__(self):
        return f"{self.topic} {self.read_on:%Y-%m-%d}: {self.value}"


class VideoQuerySet(EventQuerySet):
    date_field = "published_on"

    def in_column(self):
        return self.exclude(column="")


class Video(Record):
    """A video that explains policy or tells a veteran's story, published under a column (栏目)."""

    public = True

    topic = models.ForeignKey(
        Topic,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("topic"),
    )
    column = models.CharField(_("programme column"), max_length=50, blank=True)
    title = models.CharField(_("title"), max_length=100)
    published_on = models.DateField(
        _("published on"),
        validators=[not_in_future],
        help_text=_(
            "The year it was first published in is the year counted; a second platform makes no "
            "second video (counting rule of the annual report 2021)."
        ),
    )
    platform = models.CharField(_("platform"), max_length=50)
    reads = models.PositiveIntegerField(_("reads reported"), null=True, blank=True)
    url = models.CharField(
        _("web address"), max_length=500, blank=True, validators=[URLValidator(["https", "http"])]
    )

    objects = VideoQuerySet.as_manager()
    known = ("platform",)

    class Meta:
        verbose_name = _("video")
        verbose_name_plural = _("videos")
        ordering = ["-published_on", "title"]
        constraints = [
            not_before_2019("published_on"),
            models.UniqueConstraint(
                fields=["region", "column", "title"],
                name="policy_broadcasts_video_published_once",
                violation_error_message=_(
                    "This video is already entered; on a second platform it is no second video."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.title}({self.published_on:%Y-%m-%d})"

    def fill(self):
        """A place publishes where it published last."""
        if self.region_id and not self.platform:
            earlier = Video.objects.filter(region=self.region_id).exclude(pk=self.pk)
            self.fill_from(earlier, ["platform"])


class BroadcastQuerySet(EventQuerySet):
    def held(self):
        return self.filter(state=Broadcast.State.HELD)


class Broadcast(Record):
    """A live broadcast in which policy is read out and questions are answered."""

    public = True

    class State(models.TextChoices):
        ANNOUNCED = "announced", _("announced")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")

    topic = models.ForeignKey(
        Topic,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("topic"),
    )
    title = models.CharField(_("title"), max_length=100)
    held_on = models.DateField(_("day of the broadcast"))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=State,
        default=State.ANNOUNCED,
        help_text=_("Only what was held is counted (counting rule of the annual report 2021)."),
    )
    host = models.CharField(_("host"), max_length=50, blank=True)
    guests = models.CharField(_("guests"), max_length=200, blank=True)
    platform = models.CharField(_("platform"), max_length=50)
    minutes = models.PositiveSmallIntegerField(
        _("minutes on air"), default=0, help_text=_("Of a broadcast that was held.")
    )
    views = models.PositiveIntegerField(_("views reported"), null=True, blank=True)
    evidence = models.CharField(_("evidence"), max_length=200, blank=True)

    objects = BroadcastQuerySet.as_manager()
    known = ("platform", "topic")

    class Meta:
        verbose_name = _("broadcast")
        verbose_name_plural = _("broadcasts")
        ordering = ["-held_on", "title"]
        constraints = [
            not_before_2019("held_on"),
            models.UniqueConstraint(
                fields=["region", "title", "held_on"],
                name="policy_broadcasts_broadcast_entered_once",
                violation_error_message=_("This broadcast of that day is already entered."),
            ),
            models.CheckConstraint(
                condition=Q(state="held", minutes__gt=0) | (~Q(state="held") & Q(minutes=0)),
                name="policy_broadcasts_broadcast_lasts_when_held",
                violation_error_message=_(
                    "Give the minutes on air of a broadcast that was held, and of no other."
                ),
            ),
            held_by_now("held_on"),
        ]

    def __str__(self):
        return f"{self.title}({self.held_on:%Y-%m-%d})"

    def fill(self):
        """A place's next broadcast is on the platform of its last, under the same topic."""
        if self.region_id and not (self.platform and self.topic_id):
            earlier = Broadcast.objects.filter(region=self.region_id).exclude(pk=self.pk)
            self.fill_from(earlier, ["platform", "topic_id"])

    def doubts(self):
        if self.minutes <= USUAL_MINUTES:
            return []
        sentence = _("%(minutes)s minutes on air: is the number right?")
        return [Doubt("long_broadcast", sentence % {"minutes": self.minutes})]
