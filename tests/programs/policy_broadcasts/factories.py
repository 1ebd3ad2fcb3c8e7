from datetime import date

import factory

from programs.policy_broadcasts.models import Broadcast, Topic, TopicReading, Video


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    region_id = "37"
    name = factory.Sequence(lambda n: f"就业创业大讲堂{n}")
    platform = "齐鲁云直播"


class TopicReadingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TopicReading

    topic = factory.SubFactory(TopicFactory)
    read_on = date(2021, 12, 31)
    value = 1000
    source = "平台后台统计"
    evidence = "后台截图"


class VideoFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Video

    region_id = "37"
    column = "老兵创业记"
    title = factory.Sequence(lambda n: f"第{n}期")
    published_on = date(2021, 6, 18)
    platform = "齐鲁云直播"


class BroadcastFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Broadcast

    class Params:
        held = factory.Trait(state=Broadcast.State.HELD, minutes=60)

    region_id = "37"
    title = factory.Sequence(lambda n: f"大讲堂第{n}场")
    held_on = date(2021, 6, 18)
    platform = "齐鲁云直播"
