"""Events of the app as pieces of Home Assistant's chat log."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from homeassistant.components import conversation
from homeassistant.helpers import llm

type Delta = conversation.AssistantContentDeltaDict | conversation.ToolResultContentDeltaDict


class TurnStream:
    """What has come of one turn so far."""

    def __init__(self, watch: Callable[[Mapping[str, Any]], None] | None = None) -> None:
        """Start before the first event; `watch` sees each."""
        self._watch = watch
        self.is_accepted = False
        self.is_interrupted = False
        self.done: dict[str, Any] | None = None
        self.text = ""
        # The log begins a message with each role; a tool's result closes the message before it.
        self._is_open = False

    def deltas(self, event: dict[str, Any]) -> Iterator[Delta]:
        """Yield what an event adds to the chat log."""
        self.is_accepted = True
        if self._watch is not None:
            self._watch(event)
        match event["type"]:
            case "text":
                yield from self.add_text(event["text"])
            case "tool_call":
                call = llm.ToolInput(
                    id=event["id"], tool_name=event["name"], tool_args=event["args"], external=True
                )
                yield self._assistant({"tool_calls": [call]})
            case "tool_result":
                self._is_open = False
                yield {
                    "role": "tool_result",
                    "tool_call_id": event["id"],
                    "tool_name": event["name"],
                    "result": llm.ToolResult(data=event["data"], error=event["is_error"]),
                }
            case "done":
                self.done = event
                if not self.text:
                    yield from self.add_text(event["text"])

    def add_text(self, text: str) -> Iterator[Delta]:
        """Yield a piece of what is said."""
        self.text += text
        yield self._assistant({"content": text})

    def add_failure(self, sentence: str) -> Iterator[Delta]:
        """Yield a last sentence after whatever was said before."""
        is_apart = not self.text or self.text[-1].isspace()
        yield from self.add_text(sentence if is_apart else f" {sentence}")

    def _assistant(self, delta: conversation.AssistantContentDeltaDict) -> Delta:
        """Return a piece of the assistant's message, beginning one where none is open."""
        if self._is_open:
            return delta
        self._is_open = True
        return {"role": "assistant", **delta}
