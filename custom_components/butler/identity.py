"""Finding out who answers at an address before our token goes there, and sealing what only the app may read.

The other side is addon/src/pairing/identity.ts and box.ts; tests/contract/examples/box-vectors.json holds both to
the same bytes.
"""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
import hmac
import json
import secrets
from typing import Any, Literal

import aiohttp
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .api import (
    ButlerClient,
    ButlerError,
    ButlerInterruptedError,
    ButlerUnauthorizedError,
    ButlerUnreachableError,
)
from .pairing import encode, new_nonce

type Purpose = Literal["settings", "renew", "pin"]
type Box = dict[str, str]

_NONCE_BYTES = 12


class NotTheAppError(Exception):
    """Whoever answers at the address does not have our token: nothing was sent that matters."""


@dataclass(frozen=True, kw_only=True)
class Identity:
    """The app, as it has shown itself."""

    token: str
    public_key: str

    def seal(self, purpose: Purpose, plain: str) -> Box:
        """Encrypt a message for the app alone."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return seal(self, purpose, plain, X25519PrivateKey.generate(), nonce)


async def async_identify(
    session: aiohttp.ClientSession, url: str, token: str, app_id: str
) -> Identity:
    """Let whoever answers at a URL show that it is our app, without telling it our token.

    Raises NotTheAppError, or ButlerError when nobody answers.
    """
    nonce = encode(new_nonce())
    try:
        shown = await ButlerClient(session, url).request(
            "POST", "/v1/identity", {"nonce": nonce, "app_url": url}
        )
    except ButlerUnreachableError, ButlerInterruptedError:
        raise
    except ButlerError as err:
        if err.code == "unavailable":
            raise
        raise NotTheAppError from err
    public_key, proof = shown.get("public_key"), shown.get("proof")
    if not isinstance(public_key, str) or not isinstance(proof, str):
        raise NotTheAppError
    expected = identity_proof(token, nonce, url, app_id, public_key)
    if shown.get("app_id") != app_id or not hmac.compare_digest(expected.encode(), proof.encode()):
        raise NotTheAppError
    return Identity(token=token, public_key=public_key)


def identity_proof(token: str, nonce: str, url: str, app_id: str, public_key: str) -> str:
    """Return what only someone with the token can compute."""
    parts = ["butler-identity-1", nonce, url, app_id, public_key]
    text = json.dumps(parts, separators=(",", ":"), ensure_ascii=False)
    return encode(hmac.digest(token.encode(), text.encode(), "sha256"))


def seal(
    app: Identity, purpose: Purpose, plain: str, private_key: X25519PrivateKey, nonce: bytes
) -> Box:
    """Encrypt with a key that follows from the token and from two keys that never crossed."""
    public_key = encode(private_key.public_key().public_bytes_raw())
    shared = private_key.exchange(
        X25519PublicKey.from_public_bytes(base64.b64decode(app.public_key))
    )
    label = f"butler-box-1|{purpose}|{app.public_key}|{public_key}|".encode()
    key = hmac.digest(app.token.encode(), label + shared, "sha256")
    encrypted = AESGCM(key).encrypt(nonce, plain.encode(), purpose.encode())
    return {"public_key": public_key, "sealed": encode(nonce + encrypted)}


async def async_renew(
    session: aiohttp.ClientSession,
    url: str,
    app: Identity,
    home_assistant: Mapping[str, Any],
    urls: list[str],
    timeout: float,
) -> str:
    """Replace both sides' tokens and return the app's new one; raises ButlerError.

    The new token is ours to make: so we know it even when the app's answer gets lost.
    """
    new_token = secrets.token_urlsafe(32)
    payload = json.dumps({"app_token": new_token, **home_assistant})
    body = {"tokens": app.seal("renew", payload), "home_assistant_urls": urls}
    try:
        await ButlerClient(session, url, app.token).request(
            "PUT", "/v1/pairing", body, timeout=timeout
        )
    except (ButlerInterruptedError, ButlerUnauthorizedError) as err:
        # The answer got lost, perhaps a second time: aiohttp repeats a PUT by itself.
        try:
            await ButlerClient(session, url, new_token).status()
        except ButlerError:
            raise err from None
    return new_token
