"""What the Supervisor tells about an app."""

from typing import Any

from state import App


def info_of(app: App) -> dict[str, Any]:
    """Return all that Home Assistant's client wants to see of an app."""
    config = app.config
    no = dict.fromkeys(
        [
            "advanced",
            "auth_api",
            "audio",
            "build",
            "changelog",
            "detached",
            "devicetree",
            "docker_api",
            "full_access",
            "gpio",
            "host_dbus",
            "host_ipc",
            "host_network",
            "host_pid",
            "host_uts",
            "icon",
            "kernel_modules",
            "logo",
            "signed",
            "stdin",
            "system_managed",
            "uart",
            "udev",
            "update_available",
            "usb",
            "video",
            "auto_update",
            "watchdog",
            "documentation",
            "hassio_api",
        ],
        False,
    )
    nothing = dict.fromkeys(
        [
            "audio_input",
            "audio_output",
            "long_description",
            "network",
            "network_description",
            "schema",
            "system_managed_config_entry",
            "webui",
        ]
    )
    empty: dict[str, list[Any]] = {
        name: [] for name in ("devices", "dns", "machine", "privileged", "services")
    }
    return {
        **no,
        **nothing,
        **empty,
        "available": True,
        "apparmor": "profile",
        "arch": config["arch"],
        "boot": "auto",
        "boot_config": "auto",
        "description": config["description"],
        "discovery": config.get("discovery", []),
        "hassio_role": "default",
        "homeassistant": config.get("homeassistant"),
        "homeassistant_api": config.get("homeassistant_api", False),
        "hostname": app.hostname,
        "ingress": config.get("ingress", False),
        "ingress_entry": f"/api/hassio_ingress/{app.slug}",
        "ingress_panel": True,
        "ingress_port": config.get("ingress_port", 8099),
        "ingress_url": f"/api/hassio_ingress/{app.slug}/",
        "ip_address": "172.30.33.5",
        "name": config["name"],
        "options": {},
        "protected": True,
        "rating": 7,
        "repository": "a1b2c3d4",
        "slug": app.slug,
        "stage": "stable",
        "startup": config["startup"],
        "state": "started",
        "translations": {},
        "url": config.get("url"),
        "version": config["version"],
        "version_latest": config["version"],
    }
