"""What is remembered of conversations."""

from custom_components.butler.memory import ConversationMemories


def test_the_newest_are_kept() -> None:
    memories = ConversationMemories()
    first = memories.get("first")
    first.question_open = True
    for number in range(255):
        memories.get(str(number))
    assert memories.get("first") is first

    memories.get("one more")
    assert memories.get("first") is first
    for number in range(300):
        memories.get(f"later {number}")
    assert not memories.get("first").question_open
