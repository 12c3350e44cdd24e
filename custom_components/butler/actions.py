"""The services that the butler may call, and on which domain: nothing else, whoever asks."""

from collections.abc import Mapping

_ON_OFF = frozenset({"turn_on", "turn_off", "toggle"})
ACTIONS: Mapping[str, frozenset[str]] = {
    "light": _ON_OFF,
    "switch": _ON_OFF,
    "input_boolean": _ON_OFF,
    "fan": _ON_OFF
    | {
        "set_percentage",
        "increase_speed",
        "decrease_speed",
        "set_preset_mode",
        "set_direction",
        "oscillate",
    },
    "cover": frozenset(
        {
            "open_cover",
            "close_cover",
            "stop_cover",
            "set_cover_position",
            "open_cover_tilt",
            "close_cover_tilt",
            "stop_cover_tilt",
            "set_cover_tilt_position",
        }
    ),
    "humidifier": _ON_OFF | {"set_humidity", "set_mode"},
    "vacuum": frozenset({"start", "pause", "stop", "return_to_base", "locate"}),
    "water_heater": frozenset({"turn_on", "turn_off", "set_temperature", "set_operation_mode"}),
    "valve": frozenset({"open_valve", "close_valve", "set_valve_position"}),
    "alarm_control_panel": frozenset(
        {
            "alarm_arm_home",
            "alarm_arm_away",
            "alarm_arm_night",
            "alarm_arm_vacation",
            "alarm_disarm",
        }
    ),
    "timer": frozenset({"start", "pause", "cancel"}),
    "todo": frozenset({"add_item", "update_item", "remove_item"}),
    "climate": frozenset(
        {
            "turn_on",
            "turn_off",
            "set_temperature",
            "set_hvac_mode",
            "set_fan_mode",
            "set_preset_mode",
            "set_swing_mode",
            "set_humidity",
        }
    ),
    "media_player": _ON_OFF
    | {
        "volume_set",
        "volume_mute",
        "volume_up",
        "volume_down",
        "media_play",
        "media_pause",
        "media_play_pause",
        "media_stop",
        "media_next_track",
        "media_previous_track",
        "select_source",
        "select_sound_mode",
        "shuffle_set",
        "repeat_set",
        "join",
        "unjoin",
    },
    "scene": frozenset({"turn_on"}),
    "script": frozenset({"turn_on", "turn_off"}),
    "lock": frozenset({"lock", "unlock", "open"}),
}
