from bureau.base.asking import asked_once, at_rest


def test_a_question_is_asked_once_while_nothing_is_written():
    asked = []
    question = asked_once(lambda place: asked.append(place) or f"of {place}")

    with at_rest():
        answers = [question("3701"), question("3702"), question("3701")]

    assert answers == ["of 3701", "of 3702", "of 3701"]
    assert asked == ["3701", "3702"]


def test_it_is_asked_anew_once_something_may_have_changed():
    asked = []
    question = asked_once(lambda: asked.append(1))

    question()
    with at_rest():
        question()
    with at_rest():
        question()
    question()

    assert len(asked) == 4
