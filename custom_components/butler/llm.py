"""A tool for other agents, and for MCP clients of Home Assistant: ask the butler."""

import asyncio
from typing import override

import probatio

from homeassistant.components.llm import LLMTools
from homeassistant.const import MATCH_ALL
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv, llm
from homeassistant.util.ulid import ulid_now

from .const import CONF_USER_ID, DOMAIN
from .lineage import async_get_lineage
from .services import async_get_butler, async_get_language, make_answer
from .turn_request import ButlerInput

_ATTR_REQUEST = "request"
_MAX_REQUEST = 4_000
# An MCP client waits 60 s for Home Assistant.
_DEADLINE = 50
_APP_DEADLINE_MS = 45_000


class AskButlerTool(llm.Tool):
    """Every call is a conversation of its own, so that an agent cannot say yes for a person."""

    name = f"{DOMAIN}__ask"
    title = "Ask the butler"
    integration = DOMAIN
    description = (
        "Hands a request over to the butler of this home, in the words of the person who asks. "
        "He knows the household and acts in it with that person's rights, checks what he did, "
        "and refuses what is risky. He remembers no earlier call: put everything into the request. "
        "He tells in `text` what happened; repeat nothing that he did not say. With the outcome "
        "`asked` he wants an answer from the person, who has to give it to him directly."
    )
    parameters = probatio.Schema(
        {
            probatio.Required(
                _ATTR_REQUEST, description="What is asked of the butler, complete and in one piece"
            ): probatio.All(cv.string, probatio.Length(min=1, max=_MAX_REQUEST))
        }
    )
    # He acts, also where a second time makes a difference, and his model is outside the house.
    annotations = llm.ToolAnnotations(
        read_only=False, destructive=True, idempotent=False, open_world=True
    )

    @override
    async def async_call(
        self, hass: HomeAssistant, tool_input: llm.ToolInput, llm_context: llm.LLMContext
    ) -> llm.ToolResult:
        """Ask as the person for whom the other agent works."""
        if _is_of_butler(hass, llm_context):
            return _failed("The butler does not ask himself. Answer without him.")
        try:
            args = self.parameters(tool_input.tool_args)
            entity = async_get_butler(hass)
        except (probatio.Invalid, HomeAssistantError) as err:
            return _failed(str(err))
        origin = llm_context.context
        words = ButlerInput(
            text=args[_ATTR_REQUEST],
            # Not the other agent's own context, which would count as the butler's then.
            context=Context() if origin is None else Context(origin.user_id, origin.id),
            conversation_id=ulid_now(),
            device_id=llm_context.device_id,
            satellite_id=None,
            language=_language(hass, llm_context),
            agent_id=entity.entity_id,
            door="action",
            deadline_ms=_APP_DEADLINE_MS,
        )
        try:
            async with asyncio.timeout(_DEADLINE):
                result = await entity.internal_async_process(words)
        except TimeoutError:
            return _failed("The butler did not answer in time. What he did by then is done.")
        except HomeAssistantError as err:
            return _failed(str(err))
        answer = make_answer(words, result)
        # Neither is another agent's to go on with.
        del answer["conversation_id"], answer["question_open"]
        return llm.ToolResult(data=answer, error=words.report.outcome in ("failed", "interrupted"))


@callback
def async_get_tools(
    hass: HomeAssistant, llm_context: llm.LLMContext, api_id: str
) -> LLMTools | None:
    """Offer the tool to whoever may use Assist, except to the butler himself."""
    if api_id != llm.LLM_API_ASSIST or _is_of_butler(hass, llm_context):
        return None
    if not hass.config_entries.async_loaded_entries(DOMAIN):
        return None
    return LLMTools(tools=[AskButlerTool()])


@callback
def _is_of_butler(hass: HomeAssistant, llm_context: llm.LLMContext) -> bool:
    """Return whether it is the butler who asks: his agent, his app, or what a turn of his set off."""
    context = llm_context.context
    own_users = {
        entry.data[CONF_USER_ID] for entry in hass.config_entries.async_loaded_entries(DOMAIN)
    }
    return (
        llm_context.platform == DOMAIN
        or (context is not None and context.user_id in own_users)
        or async_get_lineage(hass).depth(context) > 0
    )


def _language(hass: HomeAssistant, llm_context: llm.LLMContext) -> str:
    """Return the language of the other agent, where it has one."""
    language = llm_context.language
    return async_get_language(hass) if language in (None, "", MATCH_ALL) else language


def _failed(reason: str) -> llm.ToolResult:
    return llm.ToolResult(data={"error": reason}, error=True)
