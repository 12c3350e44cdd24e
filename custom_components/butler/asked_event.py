"""Where something was asked, when nobody's name is on it: for the logbook, and never the words."""

from homeassistant.core import Context, HomeAssistant, callback

EVENT_ASKED = "butler_asked"
ATTR_AREA = "area"


@callback
def async_tell_where(hass: HomeAssistant, context: Context, area_id: str | None) -> None:
    """Begin what the app does for a room, or for the house, with a word on who wanted it.

    The logbook takes the first event of a context as the cause of the others. Where there is a user,
    it names the person by itself; for what Home Assistant does for a room, it names our entity.
    """
    if context.user_id is None:
        hass.bus.async_fire(EVENT_ASKED, {ATTR_AREA: area_id}, context=context)
