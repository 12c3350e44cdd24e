"""Constants of the Butler integration."""

from datetime import timedelta
from typing import Final

DOMAIN: Final = "butler"
NAME: Final = "Butler"

# Of the config entry: the major one is raised when an older version could not read it any more.
ENTRY_VERSION: Final = 1
ENTRY_MINOR_VERSION: Final = 1

DEFAULT_URL: Final = "http://127.0.0.1:8099"

# Versions of the wire that we speak (addon/src/api/contract.ts).
API_MIN: Final = 1
API_MAX: Final = 1

CONF_APP_ID: Final = "app_id"
# Of an app that the Supervisor announced.
CONF_SLUG: Final = "slug"
CONF_USER_ID: Final = "user_id"
CONF_REFRESH_TOKEN_ID: Final = "refresh_token_id"
CONF_PIPELINE_MODE: Final = "pipeline_mode"

POLL_INTERVAL: Final = timedelta(seconds=30)

# The assistant of Home Assistant whose list of exposed entities is ours.
ASSISTANT: Final = "conversation"

# Sentences longer than this are not looked for locally; the app refuses what is too long for it.
MAX_LOCAL_TEXT: Final = 500
# Longest text of an exchange on the wire.
MAX_EXCHANGE_TEXT: Final = 20_000

# Instead of a device, where the whole household talks and nobody is in any room (addon/src/people/who.ts).
HOUSEHOLD: Final = "household"
