"""Both sides compute the same, byte by byte."""

import base64
import json
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from custom_components.butler.pairing import (
    PairingError,
    PairingKeys,
    Transcript,
    encode,
    new_nonce,
    normalize_code,
)

EXAMPLES = Path(__file__).parents[1] / "contract" / "examples"
VECTORS: list[dict[str, Any]] = json.loads((EXAMPLES / "pairing-vectors.json").read_text("utf-8"))


def _keys(vector: dict[str, Any]) -> PairingKeys:
    transcript = Transcript(
        app_nonce=vector["app_nonce"],
        integration_nonce=vector["integration_nonce"],
        pairing_id=vector["pairing_id"],
        app_id=vector["app_id"],
        app_url=vector["app_url"],
        home_assistant_urls=vector["home_assistant_urls"],
    )
    assert transcript.as_bytes().decode() == vector["transcript"]
    return PairingKeys(normalize_code(vector["code"]), transcript)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["description"]))
def test_the_same_bytes_as_the_app(vector: dict[str, Any]) -> None:
    keys = _keys(vector)

    assert normalize_code(vector["code"]) == vector["password"]
    assert encode(keys._key) == vector["key"]
    assert keys.proof() == vector["integration_proof"]
    assert keys.is_app(vector["app_proof"])
    assert not keys.is_app(vector["integration_proof"])
    assert not keys.is_app("ü")
    assert keys.unseal(vector["app"]["sealed"]) == json.loads(vector["app"]["plain"])
    nonce = base64.b64decode(vector["home_assistant"]["nonce"])
    plain = vector["home_assistant"]["plain"]
    with (
        patch("custom_components.butler.pairing.secrets.token_bytes", return_value=nonce),
        patch("custom_components.butler.pairing.json.dumps", return_value=plain),
    ):
        assert keys.seal({}) == vector["home_assistant"]["sealed"]


def test_what_cannot_be_opened() -> None:
    vector = VECTORS[0]
    keys = _keys(vector)
    changed = bytearray(base64.b64decode(vector["app"]["sealed"]))
    changed[20] ^= 1

    for wrong in ("", "ä", "AAAA", encode(bytes(changed)), vector["home_assistant"]["sealed"]):
        with pytest.raises(PairingError):
            keys.unseal(wrong)
    with (
        patch("custom_components.butler.pairing.AESGCM.decrypt", return_value=b"[]"),
        pytest.raises(PairingError),
    ):
        keys.unseal(vector["app"]["sealed"])


@pytest.mark.parametrize("code", ["7k2m-9qxd-4tbn", " 7K2M 9QXD 4TBN ", "7K2M9QXD4TBN"])
def test_codes_as_people_type_them(code: str) -> None:
    assert normalize_code(code) == "7K2M9QXD4TBN"
    assert normalize_code("OIL0-1111-0000") == "011011110000"


@pytest.mark.parametrize(
    "code", ["", "7K2M", "7K2M-9QXD-4TBNX", "7K2M-9QXD-4TB!", "UUUU-9QXD-4TBN"]
)
def test_what_is_no_code(code: str) -> None:
    with pytest.raises(PairingError):
        normalize_code(code)


def test_a_nonce_that_is_none() -> None:
    with pytest.raises(PairingError):
        _keys({**VECTORS[0], "app_nonce": "%", "transcript": _transcript("%")})
    assert len(new_nonce()) == 32
    assert new_nonce() != new_nonce()


def _transcript(app_nonce: str) -> str:
    parts = json.loads(VECTORS[0]["transcript"])
    parts[1] = app_nonce
    return json.dumps(parts, separators=(",", ":"), ensure_ascii=False)
