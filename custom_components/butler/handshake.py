"""The three requests of a pairing, in the order in which each side may trust the other."""

import contextlib
from dataclasses import dataclass
from typing import Any

import aiohttp

from homeassistant.core import HomeAssistant
from homeassistant.helpers.network import NoURLAvailableError, get_url

from . import user
from .api import ButlerClient, ButlerError
from .const import API_MAX, API_MIN
from .pairing import PairingError, PairingKeys, Transcript, encode, new_nonce
from .repairs import get_version_problem
from .user import ButlerLogin

_MAX_URLS = 5
# The app tries every address of ours before it accepts the exchange.
_EXCHANGE_TIMEOUT = 60


class ImpostorError(Exception):
    """Whoever answers at the address does not know the code."""


class VersionError(Exception):
    """The app speaks another version of the wire."""

    def __init__(self, problem: str, version: str) -> None:
        """Take the repair issue that says what to do, and the app's version."""
        super().__init__(problem)
        self.problem = problem
        self.version = version


@dataclass(frozen=True, kw_only=True)
class Paired:
    """What both sides have of each other now."""

    app_id: str
    app_token: str
    login: ButlerLogin


async def async_pair(
    hass: HomeAssistant, session: aiohttp.ClientSession, url: str, code: str, user_id: str | None
) -> Paired:
    """Pair with the app at a URL, reusing the user Butler with that id.

    Raises ImpostorError, VersionError, or ButlerError: `denied` when the code is wrong.
    """
    client = ButlerClient(session, url)
    nonce = encode(new_nonce())
    urls = get_home_assistant_urls(hass)
    started = await client.request(
        "POST",
        "/v1/pairing/start",
        {
            "api": {"min": API_MIN, "max": API_MAX},
            "nonce": nonce,
            "app_url": url,
            "home_assistant_urls": urls,
        },
    )
    if problem := get_version_problem(_field(started, "api", dict)):
        raise VersionError(problem, str(started.get("version")))
    app_id = _field(started, "app_id", str)
    pairing_id = _field(started, "pairing_id", str)
    transcript = Transcript(
        app_nonce=_field(started, "nonce", str),
        integration_nonce=nonce,
        pairing_id=pairing_id,
        app_id=app_id,
        app_url=url,
        home_assistant_urls=urls,
    )
    try:
        keys = await hass.async_add_executor_job(PairingKeys, code, transcript)
    except PairingError as err:
        raise ImpostorError from err
    proved = await client.request(
        "POST", "/v1/pairing/prove", {"pairing_id": pairing_id, "proof": keys.proof()}
    )
    if not keys.is_app(_field(proved, "proof", str)):
        raise ImpostorError

    login = await user.async_create_login(hass, user_id)
    try:
        payload = {"token": login.access_token, "user_id": login.user_id}
        exchanged = await client.request(
            "POST",
            "/v1/pairing/exchange",
            {"pairing_id": pairing_id, "home_assistant": keys.seal(payload)},
            timeout=_EXCHANGE_TIMEOUT,
        )
        app_token = _field(keys.unseal(_field(exchanged, "app", str)), "token", str)
    except BaseException as err:
        await user.async_take_back(hass, login, user_id)
        if isinstance(err, PairingError):
            raise ImpostorError from err
        raise
    return Paired(app_id=app_id, app_token=app_token, login=login)


def get_home_assistant_urls(hass: HomeAssistant) -> list[str]:
    """Return the origins under which the app may reach us, best first, at most 5."""
    found: list[str] = []
    with contextlib.suppress(NoURLAvailableError):
        found.append(get_url(hass, allow_external=False, allow_cloud=False, allow_ip=True))
    if (api := hass.config.api) is not None:
        scheme = "https" if api.use_ssl else "http"
        found += [f"{scheme}://{host}:{api.port}" for host in ("127.0.0.1", api.local_ip)]
    with contextlib.suppress(NoURLAvailableError):
        found.append(get_url(hass, allow_internal=False, allow_cloud=False))
    return list(dict.fromkeys(found))[:_MAX_URLS]


def _field[T](body: dict[str, Any], name: str, kind: type[T]) -> T:
    value = body.get(name)
    if not isinstance(value, kind):
        raise ButlerError("upstream", f"The app left out {name}: is this the Butler app?")
    return value
