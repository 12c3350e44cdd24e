"""The system user "Butler", under whose token the app is connected."""

from dataclasses import dataclass
from datetime import timedelta

from homeassistant.auth.const import GROUP_ID_READ_ONLY
from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant

from .const import CONF_USER_ID, DOMAIN, NAME

# The app keeps one token for as long as it is paired.
_ACCESS_TOKEN_LIFE = timedelta(days=3650)


@dataclass(frozen=True, kw_only=True)
class ButlerLogin:
    """A way into Home Assistant for the app."""

    user_id: str
    refresh_token_id: str
    access_token: str


async def async_create_login(hass: HomeAssistant, user_id: str | None = None) -> ButlerLogin:
    """Give the user Butler a new token, making the user when there is none with that id."""
    user = None if user_id is None else await hass.auth.async_get_user(user_id)
    if user is None or not user.is_active:
        await _async_remove_strays(hass)
        user = await hass.auth.async_create_system_user(
            NAME, group_ids=[GROUP_ID_READ_ONLY], local_only=True
        )
    refresh_token = await hass.auth.async_create_refresh_token(
        user, access_token_expiration=_ACCESS_TOKEN_LIFE
    )
    return ButlerLogin(
        user_id=user.id,
        refresh_token_id=refresh_token.id,
        access_token=hass.auth.async_create_access_token(refresh_token),
    )


async def async_keep_only(hass: HomeAssistant, user_id: str, refresh_token_id: str) -> None:
    """Revoke every token of the user but one, which also closes their connections."""
    user = await hass.auth.async_get_user(user_id)
    if user is None:
        return
    for token in list(user.refresh_tokens.values()):
        if token.id != refresh_token_id:
            hass.auth.async_remove_refresh_token(token)


async def async_take_back(hass: HomeAssistant, login: ButlerLogin, user_id: str | None) -> None:
    """Undo `async_create_login(hass, user_id)`."""
    if login.user_id == user_id:
        revoke(hass, login.refresh_token_id)
    else:
        await async_remove_user(hass, login.user_id)


def revoke(hass: HomeAssistant, refresh_token_id: str) -> None:
    """Revoke one token, if it is still there."""
    if token := hass.auth.async_get_refresh_token(refresh_token_id):
        hass.auth.async_remove_refresh_token(token)


async def async_remove_user(hass: HomeAssistant, user_id: str) -> None:
    """Remove the user with all tokens, if it is still there and really ours."""
    user = await hass.auth.async_get_user(user_id)
    if user is not None and is_butler(user):
        await hass.auth.async_remove_user(user)


async def _async_remove_strays(hass: HomeAssistant) -> None:
    """Remove users of pairings that never became an entry, e.g. as Home Assistant stopped in between."""
    kept = {entry.data.get(CONF_USER_ID) for entry in hass.config_entries.async_entries(DOMAIN)}
    for user in await hass.auth.async_get_users():
        if is_butler(user) and user.id not in kept:
            await hass.auth.async_remove_user(user)


def is_butler(user: User) -> bool:
    """Return whether this is a user that we made."""
    return user.system_generated and user.name == NAME
