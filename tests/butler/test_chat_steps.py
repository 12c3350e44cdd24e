"""What a card is told of what the butler does: never what a tool was told, or has told."""

from typing import Any

import pytest

from custom_components.butler.chat_steps import begin, finish
from custom_components.butler.chat_turn import ChatTurn


def _name_of(entity_id: str) -> str | None:
    return {"light.sofa": "Sofa lamp"}.get(entity_id)


def _call(name: str, args: dict[str, Any]) -> dict[str, Any]:
    return {"type": "tool_call", "id": "t1", "name": name, "args": args}


@pytest.mark.parametrize(
    ("event", "step"),
    [
        (_call("find_entities", {"query": "my secret"}), {"name": "find_entities"}),
        (
            _call("set_light", {"entity_ids": ["light.sofa"], "brightness": 3}),
            {"name": "set_light", "target": "Sofa lamp"},
        ),
        (_call("set_light", {"entity_ids": ["light.sofa", "light.x"]}), {"name": "set_light"}),
        (_call("set_light", {"entity_ids": ["light.unknown"]}), {"name": "set_light"}),
        (_call("set_light", {"entity_ids": "all"}), {"name": "set_light"}),
        (
            _call("use_tool", {"name": "set_fan", "input": {"entity_ids": ["light.sofa"]}}),
            {"name": "set_fan", "target": "Sofa lamp"},
        ),
        (_call("use_tool", {"name": "undo", "input": "{}"}), {"name": "undo"}),
        (_call("use_tool", {}), {"name": "use_tool"}),
    ],
)
def test_how_a_step_begins(event: dict[str, Any], step: dict[str, Any]) -> None:
    assert begin(event, _name_of) == {"id": "t1", "state": "running", **step}


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ({"entities": ["Kitchen:", "light.a on", "light.b off", "No room:", "fan.c on"]}, 3),
        ({"entities": ["light.a on"], "not_shown": 12}, 13),
        ({"entities": []}, 0),
        ({"facts": [{"fact": "mine"}], "count": 7}, 7),
        ({"results": {"light.a": "on"}}, None),
        ({"spoken": "Done."}, None),
    ],
)
def test_how_it_ends(data: dict[str, Any], found: int | None) -> None:
    event = {"type": "tool_result", "id": "t1", "name": "x", "data": data, "is_error": False}
    step = begin(_call("x", {}), _name_of)

    ended = finish(step, event)

    assert ended == {
        "id": "t1",
        "name": "x",
        "state": "done",
        **({} if found is None else {"found": found}),
    }
    assert finish(step, {**event, "is_error": True}) == {"id": "t1", "name": "x", "state": "failed"}


def test_what_was_only_asked_about_is_not_done() -> None:
    step = begin(_call("set_lock", {}), _name_of)
    data = {"asked": "Unlock the front door?"}

    ended = finish(step, {"type": "tool_result", "data": data, "is_error": False})

    assert ended == {"id": "t1", "name": "set_lock", "state": "asked"}


def test_a_turn_that_was_broken_off_tells_what_it_did() -> None:
    turn = ChatTurn(turn_id="turn-0001", user_id="u1", at="", text="x", language="en")
    assert "steps" not in turn.as_message()
    turn.take(_call("set_light", {"entity_ids": ["light.sofa"]}), _name_of)
    turn.end("stopped")
    assert turn.as_message()["steps"] == [
        {"id": "t1", "name": "set_light", "target": "Sofa lamp", "state": "failed"}
    ]
