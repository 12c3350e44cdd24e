"""Reading of the files that Home Assistant, HACS and the Supervisor read."""

import ast
from collections.abc import Iterator
import json
from pathlib import Path
from typing import Any

from PIL import Image
import yaml

REPOSITORY = Path(__file__).parents[2]
APP = REPOSITORY / "addon"
INTEGRATION = REPOSITORY / "custom_components" / "butler"


def read_json(path: Path) -> Any:
    """Parse a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def read_yaml(path: Path) -> Any:
    """Parse a YAML file."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def image_size(path: Path) -> tuple[int, int]:
    """Return width and height of a PNG in pixels."""
    with Image.open(path) as image:
        assert image.format == "PNG"
        return image.size


def rule(name: str) -> set[str]:
    """Return the words of a list in rules.yaml."""
    return set(read_yaml(Path(__file__).with_name("rules.yaml"))[name].split())


def leaves(tree: Any, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], str]:
    """Return every text of a nested dictionary by its keys."""
    if not isinstance(tree, dict):
        return {path: tree}
    return {key: text for name in tree for key, text in leaves(tree[name], (*path, name)).items()}


def python_nodes() -> Iterator[tuple[Path, ast.AST]]:
    """Yield every node of the integration's Python, with its file."""
    for file in sorted(INTEGRATION.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            yield file, node
