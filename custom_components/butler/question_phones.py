"""Tells people on their phones that they are asked, and what became of it."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import partial

from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import CoreState, Event, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from .coordinator import ButlerConfigEntry
from .phone import Phone, async_get_phones, async_mention, async_send, can_send_to
from .question import Notify, Question
from .question_board import SIGNAL_QUESTIONS, Change, Ended, async_get_board
from .question_notice import (
    CLEAR,
    make_buttons,
    make_data,
    make_ending,
    make_message,
    make_quiet_data,
    make_title,
)

type Send = Callable[[], Awaitable[None]]


@callback
def async_setup_entry(hass: HomeAssistant, entry: ButlerConfigEntry) -> QuestionPhones:
    """Work as long as the entry is loaded; notices of before stay where they are."""
    phones = QuestionPhones(hass, entry)
    entry.async_on_unload(async_dispatcher_connect(hass, SIGNAL_QUESTIONS, phones.on_change))
    if hass.state is not CoreState.running:
        # A phone is set up after the app was connected, perhaps.
        entry.async_on_unload(hass.bus.async_listen(EVENT_HOMEASSISTANT_STARTED, phones.on_started))
    return phones


class QuestionPhones:
    """All phones of the house."""

    def __init__(self, hass: HomeAssistant, entry: ButlerConfigEntry) -> None:
        """Take whose questions these are."""
        self._hass = hass
        self._entry = entry
        self._sentences = entry.runtime_data.sentences
        # What goes to one phone goes in order.
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        # Users who wait for what becomes of their button, and will hear that.
        self._waiting: set[tuple[str, str]] = set()

    @callback
    def on_change(self, change: Change) -> None:
        """Tell of what is new, and take back what is decided."""
        for ended in change.ended:
            self._end(ended)
        self.tell()

    @callback
    def on_started(self, _event: Event) -> None:
        """Tell phones that were not there yet."""
        self.tell()

    @callback
    def tell(self) -> None:
        """Tell whoever is to be told and was not."""
        for question in async_get_board(self._hass).open:
            for notify in question["notify"]:
                self._tell(question, notify)

    def _tell(self, question: Question, notify: Notify) -> None:
        targets = notify["targets"]
        phones = async_get_phones(self._hass)
        for phone in phones:
            names = {f"notify.{phone.action}", phone.entity_id}
            if phone.user_id == notify["user_id"] and (targets is None or names & {*targets}):
                self._once(
                    question, phone.entry_id, partial(self.async_ask, phone, question, notify)
                )
        # Somebody's phone is not another's to be told by.
        taken = {name for one in phones for name in (f"notify.{one.action}", one.entity_id)}
        for target in targets or ():
            if target not in taken and can_send_to(self._hass, target):
                self._once(question, target, partial(self._async_mention, target, question))

    def _once(self, question: Question, target: str, send: Send) -> None:
        if async_get_board(self._hass).async_take_untold(question["id"], target):
            self.in_order(target, send)

    def in_order(self, target: str, send: Send) -> None:
        """Send after all that goes to the same phone already."""

        async def run() -> None:
            async with self._locks[target]:
                await send()

        self._entry.async_create_background_task(self._hass, run(), "butler tells a phone")

    async def async_ask(
        self, phone: Phone, question: Question, notify: Notify, *hints: str
    ) -> None:
        """Show the question with its buttons."""
        language = question["language"]
        await self._sentences.async_load(language)
        may_say_yes = phone.can_ask_for_unlock or not question["needs_unlock"]
        buttons = make_buttons(self._sentences, question, notify, may_say_yes=may_say_yes)
        if len(buttons) == 1:
            hints = (*hints, self._sentences.say("phone_open_home_assistant", language))
        await async_send(
            self._hass,
            phone.action,
            make_message(self._sentences, question, *hints),
            title=make_title(self._sentences, question),
            data=make_data(question, buttons),
        )

    async def _async_mention(self, target: str, question: Question) -> None:
        """Send the question to something without buttons."""
        language = question["language"]
        await self._sentences.async_load(language)
        hint = self._sentences.say("phone_open_home_assistant", language)
        await async_mention(
            self._hass,
            target,
            make_message(self._sentences, question, hint),
            make_title(self._sentences, question),
        )

    @contextmanager
    def waiting(self, question_id: str, user_id: str) -> Iterator[None]:
        """Do not say on somebody's phones what they are about to hear there anyway."""
        self._waiting.add((question_id, user_id))
        try:
            yield
        finally:
            self._waiting.discard((question_id, user_id))

    @callback
    def _end(self, ended: Ended) -> None:
        told = {*ended.known["phones"]}
        question_id = ended.ending["id"]
        for phone in async_get_phones(self._hass):
            if phone.entry_id in told and (question_id, phone.user_id) not in self._waiting:
                self.in_order(phone.entry_id, partial(self._async_end, phone, ended))

    async def _async_end(self, phone: Phone, ended: Ended) -> None:
        language = ended.known["language"]
        await self._sentences.async_load(language)
        text = make_ending(self._sentences, ended.ending, language)
        await self.async_replace(phone, ended.ending["id"], text)

    async def async_replace(self, phone: Phone, question_id: str, text: str | None) -> None:
        """Show a sentence in place of the question, or nothing."""
        await async_send(self._hass, phone.action, text or CLEAR, data=make_quiet_data(question_id))
