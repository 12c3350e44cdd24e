"""What the Supervisor makes of our app: its own rules, retold from home-assistant/supervisor (2026.11)."""

import json
import os
import re
import subprocess
from typing import Any

from files import APP, REPOSITORY, image_size, leaves, read_json, read_yaml, rule
import pytest

CONFIG: dict[str, Any] = read_yaml(APP / "config.yaml")
LANGUAGES = ("en", "de")

# supervisor/apps/options.py
OPTION = re.compile(
    r"^(?:bool|email|url|port|str(?:\(\d*,\d*\))?|password(?:\(\d*,\d*\))?|int(?:\(-?\d*,-?\d*\))?"
    r"|float(?:\(-?[\d.]*,-?[\d.]*\))?|match\((?P<match>.*)\)|list\((?P<list>.+)\))\??$"
)
# The image says where the app listens, and keeps it out of the options.
OF_THE_IMAGE = {"host", "port"}


def security_rating(config: dict[str, Any], has_profile: bool) -> int:
    """Rate from 1 to 8 as the Supervisor does: rating_security in supervisor/apps/utils.py."""
    privileged = set(config.get("privileged", []))
    risky = {
        *("BPF", "CHECKPOINT_RESTORE", "DAC_READ_SEARCH", "NET_ADMIN", "NET_RAW", "PERFMON"),
        *("SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO"),
    }
    is_published = any(port is not None for port in config.get("ports", {}).values())
    rating = 5
    if not config.get("apparmor", True):
        rating -= 1
    elif has_profile:
        rating += 1
    if config.get("ingress") or not (config.get("host_network") or is_published):
        rating += 2
    elif config.get("auth_api"):
        rating += 1
    if privileged & risky or config.get("kernel_modules"):
        rating -= 1
    rating -= {"manager": 1, "admin": 2}.get(config.get("hassio_role", "default"), 0)
    if config.get("host_network"):
        rating -= 1
    if config.get("host_pid"):
        rating -= 2
    if config.get("host_uts") and "SYS_ADMIN" in privileged:
        rating -= 1
    if config.get("docker_api") or config.get("full_access"):
        rating = 1
    return max(min(8, rating), 1)


def load(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Let the app's own code read options; returns `config`, or `error` with its sentence, for each."""
    script = """
      import { loadConfig } from './addon/src/config.ts';
      const read = (options) => {
        const environment = { BUTLER_DATA_DIR: '/none', BUTLER_OPTIONS_FILE: '/options' };
        const readText = (path) => (path === '/options' ? JSON.stringify(options) : undefined);
        try { return { config: loadConfig({ environment, readText }) }; }
        catch (error) { return { error: error.say ?? error.message }; }
      };
      console.log(JSON.stringify(JSON.parse(process.argv[1]).map(read)));
    """
    node = REPOSITORY / "node_modules" / "node" / "bin" / "node"
    run = subprocess.run(
        [node if node.exists() else "node", "--input-type=module", "-e", script, json.dumps(cases)],
        cwd=REPOSITORY,
        env={**os.environ, "NODE_NO_WARNINGS": "1"},
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(run.stdout)


def test_only_keys_that_the_supervisor_knows() -> None:
    assert set(CONFIG) - rule("app_keys") == set()
    assert CONFIG["slug"] == "butler"
    assert set(CONFIG["arch"]) == {"aarch64", "amd64"}
    assert CONFIG["startup"] == "application"
    assert CONFIG["boot"] == "auto"
    assert {volume["type"] for volume in CONFIG["map"]} <= {"app_config", "media", "share", "ssl"}
    assert re.match(r"^https?://\[HOST\]:\[PORT:\d+\]/health$", CONFIG["watchdog"])


def test_one_port_everywhere_and_none_published() -> None:
    dockerfile = (REPOSITORY / "docker" / "Dockerfile").read_text()
    port = re.search(r"^EXPOSE (\d+)$", dockerfile, re.MULTILINE)
    assert port is not None
    assert str(CONFIG["ingress_port"]) == port[1]
    assert f"[PORT:{port[1]}]" in CONFIG["watchdog"]
    assert "ports" not in CONFIG


def test_the_oldest_home_assistant_is_the_one_of_hacs() -> None:
    assert CONFIG["homeassistant"] == read_json(REPOSITORY / "hacs.json")["homeassistant"]


def test_security_rating() -> None:
    assert security_rating(CONFIG, (APP / "apparmor.txt").exists()) >= 7


@pytest.mark.parametrize(
    ("change", "rating"),
    [
        ({}, 8),
        ({"ingress": False, "ports": {"8099/tcp": 8099}}, 6),
        ({"ingress": False, "ports": {"8099/tcp": 8099}, "auth_api": True}, 7),
        ({"host_network": True}, 7),
        ({"privileged": ["NET_ADMIN"]}, 7),
        ({"hassio_role": "admin"}, 6),
        ({"host_pid": True}, 6),
        ({"docker_api": True}, 1),
    ],
)
def test_what_would_lower_the_rating(change: dict[str, Any], rating: int) -> None:
    assert security_rating({**CONFIG, **change}, True) == rating


def test_no_more_rights_than_needed() -> None:
    for key in ("host_network", "host_pid", "privileged", "full_access", "docker_api", "devices"):
        assert key not in CONFIG
    assert "hassio_api" not in CONFIG
    assert all(volume["read_only"] for volume in CONFIG["map"])


def test_options_are_written_as_the_supervisor_reads_them() -> None:
    for name, kind in CONFIG["schema"].items():
        assert OPTION.match(kind), name
    required = {name for name, kind in CONFIG["schema"].items() if not kind.endswith("?")}
    assert required <= set(CONFIG["options"]) <= set(CONFIG["schema"])


def test_options_are_the_settings_of_the_app() -> None:
    (unknown,) = load([{"nonsense": 1}])
    listed = re.search(r"there are (.+)\.", unknown["error"])
    assert listed is not None
    assert set(listed[1].split(", ")) - OF_THE_IMAGE == set(CONFIG["schema"])


def test_the_form_as_it_is_at_first_changes_nothing() -> None:
    empty = dict.fromkeys(CONFIG["schema"], "")
    nothing, defaults, cleared = load([{}, CONFIG["options"], empty])
    assert "config" in nothing
    assert nothing == defaults == cleared


def test_the_app_takes_every_choice_of_a_list_and_no_other() -> None:
    for name, kind in CONFIG["schema"].items():
        if choices := OPTION.match(kind)["list"]:
            *taken, refused = load([{name: choice} for choice in (*choices.split("|"), "other")])
            assert all("config" in one for one in taken), name
            assert name in refused["error"]


@pytest.mark.parametrize(
    ("name", "value", "is_good"),
    [
        ("model", "claude-haiku-5-5", True),
        ("model", "", True),
        ("model", "two words", False),
        ("fallback_model", "provider/model:1@x", True),
        ("fallback_model", "ü", False),
        ("model_url", "http://127.0.0.1:8080", True),
        ("model_url", "", True),
        ("model_url", "ftp://example.org", False),
        ("language", "pt-BR", True),
        ("language", "", True),
        ("language", "plain English", False),
    ],
)
def test_form_and_app_agree_on_texts(name: str, value: str, is_good: bool) -> None:
    pattern = OPTION.match(CONFIG["schema"][name])["match"]
    (answer,) = load([{name: value}])
    assert (re.match(pattern, value, re.ASCII) is not None) == is_good
    assert ("config" in answer) == is_good


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_option_has_words(language: str) -> None:
    words = read_yaml(APP / "translations" / f"{language}.yaml")
    assert set(words) == {"configuration"}
    assert set(words["configuration"]) == set(CONFIG["schema"])
    for one in words["configuration"].values():
        assert set(one) == {"name", "description"}
    assert all(text.strip() for text in leaves(words).values())


def test_pictures_and_pages() -> None:
    assert image_size(APP / "icon.png") == (128, 128)
    assert image_size(APP / "logo.png") == (250, 100)
    for page in ("DOCS.md", "CHANGELOG.md"):
        assert (APP / page).read_text().startswith("# ")
    assert (APP / "CHANGELOG.md").read_text() == (REPOSITORY / "CHANGELOG.md").read_text()


def test_apparmor_profile_is_ours_and_lets_nothing_else_start() -> None:
    profile = (APP / "apparmor.txt").read_text()
    assert re.search(rf"^profile {CONFIG['slug']} ", profile, re.MULTILINE)
    started = re.findall(r"^  (\S+) \w*[ipcu]x,$", profile, re.MULTILINE)
    assert started == ["/sbin/docker-init", "/usr/local/bin/node"]
    assert "capability sys_" not in profile
    assert not re.search(r"^\s+(file|capability|/\*\* )\S*,$", profile, re.MULTILINE)


def test_repository_is_one_that_the_supervisor_takes() -> None:
    repository = read_yaml(REPOSITORY / "repository.yaml")
    assert set(repository) == {"name", "url", "maintainer"}
    assert CONFIG["url"] == repository["url"]


def test_nothing_else_looks_like_an_app() -> None:
    """The Supervisor takes every file of this name for an app, but in folders with a dot."""
    found = []
    for folder, folders, files in os.walk(REPOSITORY):
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".") and name not in ("node_modules", "dist")
        ]
        found += [
            os.path.relpath(os.path.join(folder, name), REPOSITORY)  # noqa: PTH118
            for name in files
            if re.fullmatch(r"(config|build)\.(ya?ml|json)", name)
        ]
    assert found == ["addon/config.yaml"]


@pytest.mark.parametrize("page", ["README.md", "SECURITY.md", "CONTRIBUTING.md", "addon/DOCS.md"])
def test_pages_link_to_what_is_there(page: str) -> None:
    text = (REPOSITORY / page).read_text()
    links = re.findall(r"\]\((?!https?://)([^)#]+)", text)
    ours = re.findall(rf"\]\({re.escape(CONFIG['url'])}/blob/main/([^)#]+)", text)
    assert [
        link
        for link in (*links, *ours)
        if not (REPOSITORY / page).parent.joinpath(link).exists()
        and not (REPOSITORY / link).exists()
    ] == []
