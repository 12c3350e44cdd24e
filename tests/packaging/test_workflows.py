"""GitHub's workflows call the commands that everybody calls, with as few rights as they need."""

import re
from typing import Any

from files import REPOSITORY, read_yaml
import pytest

FOLDER = REPOSITORY / ".github" / "workflows"
WORKFLOWS: dict[str, dict[Any, Any]] = {path.name: read_yaml(path) for path in FOLDER.iterdir()}
# What a job may ask for beyond reading the repository, and for what.
RIGHTS = {
    ("release.yaml", "image"): {"id-token": "write", "packages": "write"},
    ("release.yaml", "manifest"): {"id-token": "write", "packages": "write"},
    ("release.yaml", "publish"): {"contents": "write"},
}


def jobs() -> list[Any]:
    """Return every job with its workflow's name and its own."""
    return [
        pytest.param(file, name, job, id=f"{file} {name}")
        for file, workflow in WORKFLOWS.items()
        for name, job in workflow["jobs"].items()
    ]


def steps(job: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the steps of a job that has its own, or the job itself when it calls a workflow."""
    return job.get("steps", [job])


def commands(file: str) -> list[str]:
    """Return the lines of all commands of a workflow."""
    return [
        line.strip()
        for job in WORKFLOWS[file]["jobs"].values()
        for step in steps(job)
        for line in step.get("run", "").splitlines()
    ]


def triggers(file: str) -> dict[str, Any]:
    """Return when a workflow runs; YAML 1.1 reads the key `on` as true."""
    return WORKFLOWS[file][True]


def test_tests_are_exactly_the_ones_that_decide() -> None:
    assert commands("test.yaml") == [".ci/run"]
    assert set(triggers("test.yaml")) == {"push", "pull_request", "workflow_call"}


def test_a_release_is_tested_made_and_only_then_published() -> None:
    release = WORKFLOWS["release.yaml"]["jobs"]
    assert "npm run release" in commands("release.yaml")
    assert set(triggers("release.yaml")) == {"push"}
    assert triggers("release.yaml")["push"] == {"tags": ["v*"]}
    assert release["test"]["uses"] == "./.github/workflows/test.yaml"
    assert release["make"]["needs"] == "test"
    assert release["image"]["needs"] == "make"
    assert "image" in release["manifest"]["needs"]
    assert "manifest" in release["publish"]["needs"]


@pytest.mark.parametrize(("file", "name", "job"), jobs())
def test_rights_are_the_least(file: str, name: str, job: dict[str, Any]) -> None:
    assert WORKFLOWS[file]["permissions"] == {}
    more = RIGHTS.get((file, name), {})
    beyond = {
        right: level
        for right, level in job["permissions"].items()
        if (right, level) != ("contents", "read")
    }
    assert beyond == more


@pytest.mark.parametrize(("file", "name", "job"), jobs())
def test_actions_are_pinned_and_keep_no_credentials(
    file: str, name: str, job: dict[str, Any]
) -> None:
    text = (FOLDER / file).read_text()
    for step in steps(job):
        used = step.get("uses", "")
        if used and not used.startswith("./"):
            assert re.search(r"@[0-9a-f]{40}$", used), used
            assert re.search(rf"{re.escape(used)} # v?\d+\.\d+\.\d+$", text, re.MULTILINE), used
        if used.startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize(("file", "name", "job"), jobs())
def test_no_command_has_words_of_others_in_it(file: str, name: str, job: dict[str, Any]) -> None:
    for step in steps(job):
        assert "${{" not in step.get("run", "")


def test_the_image_is_the_one_that_the_app_names() -> None:
    config = read_yaml(REPOSITORY / "addon" / "config.yaml")
    release = WORKFLOWS["release.yaml"]["jobs"]
    manifest = release["manifest"]["steps"][-1]["with"]
    owner = re.search(r"github\.com/([^/]+)/", config["url"])
    assert owner is not None
    assert config["image"] == f"ghcr.io/{owner[1]}/{manifest['image-name']}"
    named = {
        step["with"]["architectures"]
        for job in release.values()
        for step in steps(job)
        if "architectures" in step.get("with", {})
    }
    assert named == {'["amd64", "aarch64"]'}
    assert set(config["arch"]) == {"amd64", "aarch64"}
