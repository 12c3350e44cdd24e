"""What both sides of a pairing compute. The code never crosses the wire: only proofs of knowing it do."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
import hashlib
import hmac
import json
import secrets
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_ALPHABET = frozenset("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
_CODE_LENGTH = 12
_NONCE_BYTES = 12
# Crockford's base32 has no I, L and O, so that nobody can mix them up with 1 and 0.
_MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0", "-": "", " ": ""})


class PairingError(Exception):
    """A code, proof or sealed message that cannot be right."""


def normalize_code(code: str) -> str:
    """Return the 12 characters of a pairing code as typed by a person; raises PairingError."""
    normalized = code.strip().upper().translate(_MISREAD)
    if len(normalized) != _CODE_LENGTH or not _ALPHABET.issuperset(normalized):
        raise PairingError("not a pairing code")
    return normalized


def new_nonce() -> bytes:
    """Return 32 random bytes."""
    return secrets.token_bytes(32)


def encode(raw: bytes) -> str:
    """Return bytes as they cross the wire."""
    return base64.b64encode(raw).decode("ascii")


@dataclass(frozen=True, kw_only=True)
class Transcript:
    """All that both sides agree on, in the order in which it is signed."""

    app_nonce: str
    integration_nonce: str
    pairing_id: str
    app_id: str
    app_url: str
    home_assistant_urls: Sequence[str]

    def as_bytes(self) -> bytes:
        """Return it the way that `JSON.stringify` writes the same array."""
        parts = [
            "butler-pairing-1",
            self.app_nonce,
            self.integration_nonce,
            self.pairing_id,
            self.app_id,
            self.app_url,
            *self.home_assistant_urls,
        ]
        return json.dumps(parts, separators=(",", ":"), ensure_ascii=False).encode()


class PairingKeys:
    """What knowing the code lets one side do: prove it, check the other's proof, seal and open."""

    def __init__(self, code: str, transcript: Transcript) -> None:
        """Derive the keys. Takes tens of milliseconds on purpose: call it in an executor."""
        try:
            salt = base64.b64decode(transcript.integration_nonce, validate=True)
            salt += base64.b64decode(transcript.app_nonce, validate=True)
        except ValueError as err:
            raise PairingError("a nonce is not base64") from err
        self._key = hashlib.scrypt(code.encode("ascii"), salt=salt, n=16384, r=8, p=1, dklen=32)
        self._transcript = transcript.as_bytes()

    def proof(self) -> str:
        """Return our proof."""
        return encode(self._sign(b"integration|"))

    def is_app(self, proof: str) -> bool:
        """Return whether a proof comes from an app that knows the code."""
        return hmac.compare_digest(encode(self._sign(b"app|")).encode(), proof.encode())

    def seal(self, payload: dict[str, Any]) -> str:
        """Encrypt what the app needs of us."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        plain = json.dumps(payload).encode()
        return encode(nonce + self._cipher().encrypt(nonce, plain, b"home_assistant"))

    def unseal(self, sealed: str) -> dict[str, Any]:
        """Decrypt what the app hands over; raises PairingError."""
        try:
            raw = base64.b64decode(sealed, validate=True)
            plain = self._cipher().decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], b"app")
            payload = json.loads(plain)
        except (ValueError, InvalidTag) as err:
            raise PairingError("a sealed message cannot be opened") from err
        if not isinstance(payload, dict):
            raise PairingError("a sealed message is not an object")
        return payload

    def _sign(self, label: bytes) -> bytes:
        return hmac.digest(self._key, label + self._transcript, "sha256")

    def _cipher(self) -> AESGCM:
        return AESGCM(self._sign(b"seal|"))
