"""What somebody may do, by Home Assistant's own rights."""

from collections.abc import Iterable
from dataclasses import dataclass

from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_CONTROL, POLICY_READ
from homeassistant.core import HomeAssistant


@dataclass(frozen=True)
class Rights:
    """The rights of a person, or of a room, of which Home Assistant checks none."""

    user: User | None

    def may_control(self, entity_ids: Iterable[str]) -> bool:
        """Return whether all of these may be controlled."""
        return self._may(POLICY_CONTROL, entity_ids)

    def may_read(self, entity_ids: Iterable[str]) -> bool:
        """Return whether the states of all of these may be known."""
        return self._may(POLICY_READ, entity_ids)

    @property
    def may_control_everything(self) -> bool:
        """Return whether there is no entity that may not be controlled."""
        return self.user is None or self.user.permissions.access_all_entities(POLICY_CONTROL)

    def _may(self, policy: str, entity_ids: Iterable[str]) -> bool:
        if self.user is None:
            return True
        check = self.user.permissions.check_entity
        return all(check(entity_id, policy) for entity_id in entity_ids)


async def async_get_rights(hass: HomeAssistant, user_id: str | None) -> Rights | None:
    """Return the rights of whoever asks; None for a user id of nobody who could have asked."""
    if user_id is None:
        return Rights(None)
    user = await hass.auth.async_get_user(user_id)
    if user is None or not user.is_active or user.system_generated:
        return None
    return Rights(user)
