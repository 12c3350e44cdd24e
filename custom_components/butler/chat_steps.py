"""What the butler is doing, in as much as a card shows: never what a tool was told, or has told."""

from collections.abc import Callable, Mapping
from typing import Any, Literal, NotRequired, TypedDict

# By what a tool found: names of its results.
_FOUND = ("entities", "facts", "items", "conversations", "actions", "tools")
_USE_TOOL = "use_tool"


# Name of an entity by its id.
type NameOf = Callable[[str], str | None]


class Step(TypedDict):
    """Something that was looked up or done on the way to the answer."""

    id: str
    name: str
    state: Literal["running", "done", "asked", "failed"]
    found: NotRequired[int]
    target: NotRequired[str]


def begin(event: Mapping[str, Any], name_of: NameOf) -> Step:
    """Return a step that begins with this `tool_call`."""
    name, args = event["name"], event["args"]
    if name == _USE_TOOL and isinstance(args.get("name"), str):
        name, args = args["name"], args.get("input")
    step: Step = {"id": event["id"], "name": name, "state": "running"}
    ids = args.get("entity_ids") if isinstance(args, dict) else None
    if isinstance(ids, list) and len(ids) == 1 and (target := name_of(str(ids[0]))):
        step["target"] = target
    return step


def finish(step: Step, event: Mapping[str, Any]) -> Step:
    """Return the step as it is after its `tool_result`."""
    finished: Step = {**step, "state": _end_of(event)}
    found = _count(event["data"])
    if found is not None and not event["is_error"]:
        finished["found"] = found
    return finished


def _end_of(event: Mapping[str, Any]) -> Literal["done", "asked", "failed"]:
    """Return how a step ended: one that waits for an answer has done nothing yet."""
    if event["is_error"]:
        return "failed"
    return "asked" if isinstance(event["data"].get("asked"), str) else "done"


def _count(data: Mapping[str, Any]) -> int | None:
    """Return how many a look-up found; None for what is none."""
    count = data.get("count")
    if isinstance(count, int):
        return count
    for name in _FOUND:
        if isinstance(found := data.get(name), (list, dict)):
            rest = data.get("not_shown")
            return sum(map(_is_one, found)) + (rest if isinstance(rest, int) else 0)
    return None


def _is_one(line: object) -> bool:
    """Return whether a line is no heading: entities come room by room."""
    return not (isinstance(line, str) and line.endswith(":"))
