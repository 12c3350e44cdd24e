"""Which person of Home Assistant has a login."""

from homeassistant.core import HomeAssistant, State, callback


@callback
def async_get_person(hass: HomeAssistant, user_id: str | None) -> State | None:
    """Return the entity of the person who has this user."""
    if user_id is None:
        return None
    for state in hass.states.async_all("person"):
        if state.attributes.get("user_id") == user_id:
            return state
    return None
