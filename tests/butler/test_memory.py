"""What is remembered of conversations."""

from custom_components.butler.memory import ConversationMemories


def test_the_newest_are_kept() -> None:
    memories = ConversationMemories()
    first = memories.get("first")
    first.continues = True
    for number in range(255):
        memories.get(str(number))
    assert memories.get("first") is first

    memories.get("one more")
    assert memories.get("first") is first
    for number in range(300):
        memories.get(f"later {number}")
    assert not memories.get("first").continues


def test_what_waits_for_an_answer_goes_last() -> None:
    memories = ConversationMemories()
    memories.get("door").secret_expected = True
    for number in range(300):
        memories.get(f"later {number}").seen_until = None
    assert memories.expects_secret("door")
    for number in range(256):
        memories.get(f"open {number}").question_open = True
    newest = memories.get("newest")
    assert memories.get("newest") is newest
    assert not memories.expects_secret("door")
    assert len(memories) == 256
