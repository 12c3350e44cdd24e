"""The rules of hassfest (home-assistant/core, script/hassfest) and HACS for an integration like ours."""

import ast
from pathlib import Path
import re
import string
from typing import Any

from awesomeversion import AwesomeVersion
from files import (
    INTEGRATION,
    REPOSITORY,
    image_size,
    leaves,
    python_nodes,
    read_json,
    read_yaml,
    rule,
)
import pytest

import homeassistant.components
from homeassistant.const import Platform
from homeassistant.helpers import selector

ALWAYS_THERE = {platform.value for platform in Platform} | rule("always_there")
ABORTS_OF_HOME_ASSISTANT = rule("aborts_of_home_assistant")
MANIFEST: dict[str, Any] = read_json(INTEGRATION / "manifest.json")
ENGLISH: dict[str, Any] = read_json(INTEGRATION / "translations" / "en.json")
GERMAN: dict[str, Any] = read_json(INTEGRATION / "translations" / "de.json")
SERVICES: dict[str, Any] = read_yaml(INTEGRATION / "services.yaml")
COMPONENTS = Path(homeassistant.components.__file__).parent

A_URL = re.compile(
    r"((ftp|ftps|scp|http|https|mqtt|mqtts|socket|socks5)://|www\.)"
    r"[a-z0-9]+([-.][a-z0-9]+)*\.[a-z]{2,5}(:[0-9]{1,5})?(/.*)?",
    re.IGNORECASE,
)


def texts(node: ast.AST) -> set[str]:
    """Return every text constant in a node."""
    return {
        one.value
        for one in ast.walk(node)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }


def all_texts() -> set[str]:
    """Return every text constant of the integration."""
    return {
        node.value
        for _, node in python_nodes()
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def keyword_texts(name: str) -> set[str]:
    """Return the texts that are passed under this keyword."""
    return {
        text
        for _, node in python_nodes()
        if isinstance(node, ast.keyword) and node.arg == name
        for text in texts(node.value)
    }


def placeholders(text: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def flows() -> dict[str, dict[str, Any]]:
    """Return the flows that have translations: config, options, fixes of issues."""
    fixes = {
        f"issues.{key}": issue["fix_flow"]
        for key, issue in ENGLISH.get("issues", {}).items()
        if "fix_flow" in issue
    }
    return {name: ENGLISH[name] for name in ("config", "options") if name in ENGLISH} | fixes


def test_manifest_has_known_keys_in_order() -> None:
    assert set(MANIFEST) - rule("manifest_keys") == set()
    names = list(MANIFEST)
    assert names[:2] == ["domain", "name"]
    assert names[2:] == sorted(names[2:])


def test_manifest_says_what_hassfest_and_hacs_need() -> None:
    assert MANIFEST["domain"] == INTEGRATION.name
    assert not (COMPONENTS / MANIFEST["domain"]).exists()
    assert AwesomeVersion(MANIFEST["version"]).valid
    assert MANIFEST["iot_class"] in rule("iot_classes")
    assert MANIFEST["integration_type"] == "service"
    assert MANIFEST["codeowners"]
    assert all(owner.startswith("@") for owner in MANIFEST["codeowners"])
    assert MANIFEST["documentation"].startswith("https://")
    assert "home-assistant.io" not in MANIFEST["documentation"]
    assert MANIFEST["issue_tracker"].startswith("https://")
    assert MANIFEST["requirements"] == []


def test_what_is_imported_is_a_dependency() -> None:
    used: dict[str, set[str]] = {}
    for file, node in python_nodes():
        found = set()
        if isinstance(node, ast.ImportFrom) and node.module == "homeassistant.components":
            found = {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found = {node.module} if node.module.startswith("homeassistant.components.") else set()
        elif isinstance(node, ast.Import):
            found = {
                name.name
                for name in node.names
                if name.name.startswith("homeassistant.components.")
            }
        for name in found:
            used.setdefault(
                name.removeprefix("homeassistant.components.").split(".")[0], set()
            ).add(file.name)
    declared = {*MANIFEST.get("dependencies", []), *MANIFEST.get("after_dependencies", [])}
    platforms = {path.stem for path in INTEGRATION.glob("*.py")}
    assert {name: used[name] for name in set(used) - declared - ALWAYS_THERE - platforms} == {}


def test_dependencies_exist_once() -> None:
    first, after = MANIFEST.get("dependencies", []), MANIFEST.get("after_dependencies", [])
    assert len({*first, *after}) == len(first) + len(after)
    assert [name for name in first if not (COMPONENTS / name / "manifest.json").exists()] == []


def test_english_has_the_shape_of_strings() -> None:
    assert set(ENGLISH) - rule("strings_keys") == set()
    for name, flow in flows().items():
        for step, words in flow["step"].items():
            assert set(words) - rule("step_keys") == set(), (name, step)
            for section in [words, *words.get("sections", {}).values()]:
                assert set(section.get("data_description", {})) == set(section.get("data", {})), (
                    step
                )
    for issue in ENGLISH.get("issues", {}).values():
        assert set(issue) in ({"title", "description"}, {"title", "fix_flow"})
    assert all(set(one) == {"message"} for one in ENGLISH.get("exceptions", {}).values())


@pytest.mark.parametrize("language", [ENGLISH, GERMAN], ids=["en", "de"])
def test_texts_are_plain(language: dict[str, Any]) -> None:
    for key, text in leaves(language).items():
        assert text == text.strip() != "", key
        assert not re.search(r"<[a-z/]", text), key
        assert not re.search(r"'{\w+}'", text), key
        assert not A_URL.search(text), key
        assert "[%" not in text, key
        assert all(name.isidentifier() for name in placeholders(text)), key


def test_german_says_everything_that_english_says() -> None:
    english, german = leaves(ENGLISH), leaves(GERMAN)
    assert set(german) == set(english)
    for key, text in english.items():
        assert placeholders(german[key]) == placeholders(text), key
    same = {key for key, text in english.items() if german[key] == text and " " in text}
    assert same == set()


def test_steps_that_are_shown_have_words() -> None:
    known = {step for flow in flows().values() for step in flow["step"]}
    shown = keyword_texts("step_id") | {
        text
        for _, node in python_nodes()
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "_async_step_pair"
        for text in texts(node.args[0])
    }
    assert shown - known == set()
    methods = {
        node.name.removeprefix("async_step_")
        for _, node in python_nodes()
        if isinstance(node, ast.AsyncFunctionDef) and node.name.startswith("async_step_")
    }
    assert known - methods == set()


def test_errors_and_aborts_have_words_and_words_are_used() -> None:
    errors = {text for flow in flows().values() for text in flow.get("error", {})}
    aborts = {text for flow in flows().values() for text in flow.get("abort", {})}
    set_errors: set[str] = set()
    raised: set[str] = set()
    for _, node in python_nodes():
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Subscript)
            and isinstance(target.value, ast.Name)
            and target.value.id == "errors"
            for target in node.targets
        ):
            values = (
                [node.value.body, node.value.orelse]
                if isinstance(node.value, ast.IfExp)
                else [node.value]
            )
            set_errors |= {
                str(one.value) for one in values if isinstance(one, ast.Constant) and one.value
            }
        elif isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name == "AbortFlow" and node.args and isinstance(node.args[0], ast.Constant):
                raised.add(str(node.args[0].value))
            elif name == "async_abort":
                raised |= {
                    str(one.value.value)
                    for one in node.keywords
                    if one.arg == "reason" and isinstance(one.value, ast.Constant)
                }
    assert set_errors - errors == set()
    assert raised - aborts - ABORTS_OF_HOME_ASSISTANT == set()
    assert (errors | aborts) - all_texts() - ABORTS_OF_HOME_ASSISTANT == set()


def test_translation_keys_have_words_and_words_are_used() -> None:
    sections = ("exceptions", "issues", "selector")
    known = {key for section in sections for key in ENGLISH.get(section, {})}
    entities = {key for platform in ENGLISH.get("entity", {}).values() for key in platform}
    named = {
        *(text for text in keyword_texts("translation_key") if re.fullmatch(r"[a-z0-9_]+", text)),
    }
    assert named - known - entities == set()
    assert known - all_texts() == set()


def test_actions_icons_and_words_are_the_same() -> None:
    icons = read_json(INTEGRATION / "icons.json")
    assert set(icons.get("services", {})) == set(SERVICES) == set(ENGLISH["services"])
    for name, action in SERVICES.items():
        fields = action.get("fields", {})
        words = ENGLISH["services"][name]
        assert set(words) <= {"name", "description", "fields", "sections"}
        assert set(words.get("fields", {})) == set(fields), name
        for field, described in fields.items():
            assert set(words["fields"][field]) == {"name", "description"}, field
            assert set(described) <= {"example", "default", "required", "selector"}, field
            selector.validate_selector(described["selector"])
    assert set(SERVICES) - all_texts() == set()
    for platform, keys in icons.get("entity", {}).items():
        assert set(keys) <= set(ENGLISH["entity"][platform])


def test_quality_scale_has_every_rule() -> None:
    rules = read_yaml(INTEGRATION / "quality_scale.yaml")["rules"]
    assert set(rules) == rule("quality_rules")
    for name, value in rules.items():
        if isinstance(value, str):
            assert value in ("done", "todo"), name
        else:
            assert set(value) == {"status", "comment"}, name
            assert value["status"] in ("done", "todo", "exempt"), name
            assert value["comment"].strip(), name


def test_hacs_finds_one_integration_in_the_zip_of_a_release() -> None:
    hacs = read_json(REPOSITORY / "hacs.json")
    assert set(hacs) - rule("hacs_keys") == set()
    assert hacs["name"] == MANIFEST["name"]
    assert AwesomeVersion(hacs["homeassistant"]).valid
    assert hacs["zip_release"] is True
    assert hacs["filename"] == "butler.zip"
    # The repository itself has no built cards.
    assert hacs["hide_default_branch"] is True
    parent = INTEGRATION.parent
    assert [path.name for path in parent.iterdir() if (path / "manifest.json").exists()] == [
        "butler"
    ]


@pytest.mark.parametrize(("name", "size"), [("icon.png", (256, 256)), ("icon@2x.png", (512, 512))])
def test_icons_have_the_size_of_brands(name: str, size: tuple[int, int]) -> None:
    assert image_size(INTEGRATION / "brand" / name) == size


@pytest.mark.parametrize(
    ("name", "least", "most"), [("logo.png", 128, 256), ("logo@2x.png", 256, 512)]
)
def test_logos_have_the_size_of_brands(name: str, least: int, most: int) -> None:
    assert least <= min(image_size(INTEGRATION / "brand" / name)) <= most


def test_config_schema_is_there_as_setup_is() -> None:
    """hassfest asks for it of every integration that has `async_setup`."""
    init = ast.parse((INTEGRATION / "__init__.py").read_text())
    names = {getattr(node, "name", "") for node in init.body}
    assigned = {
        target.id
        for node in init.body
        if isinstance(node, (ast.Assign, ast.AnnAssign))
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    assert "async_setup" not in names or "CONFIG_SCHEMA" in assigned


def test_nothing_is_imported_that_breaks_with_home_assistant() -> None:
    gone = {"voluptuous_openapi"}
    imported = {
        name
        for _, node in python_nodes()
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert {name for name in imported if name.split(".")[0] in gone} == set()
    assert not (INTEGRATION / "strings.json").exists()
