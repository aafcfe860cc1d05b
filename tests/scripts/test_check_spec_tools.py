"""The tools of others have nothing to say about openapi.yaml, and would say it. Those of node may be left out."""

from __future__ import annotations

from pathlib import Path

import check_spec_tools
import npm
import pytest

BROKEN = """\
openapi: 3.1.0
info: {title: An API, version: "1"}
paths: {/things: {get: {responses: {"200": {$ref: "#/components/responses/Missing"}}}}}
"""


def said(tool: str, contract: Path) -> str:
    try:
        return check_spec_tools.TOOLS[tool](contract)
    except npm.NotAvailable as error:
        pytest.skip(f"{tool} was left out: {error}.")


# The first run installs the tools.
@pytest.mark.timeout(300)
@pytest.mark.parametrize("tool", check_spec_tools.TOOLS)
def test_a_tool_has_nothing_to_say(tool: str) -> None:
    assert said(tool, check_spec_tools.CONTRACT) == ""


@pytest.mark.timeout(300)
@pytest.mark.parametrize("tool", check_spec_tools.TOOLS)
def test_a_tool_that_has_something_to_say_is_heard(tool: str, tmp_path: Path) -> None:
    broken = tmp_path / "openapi.yaml"
    broken.write_text(BROKEN, "utf-8")
    assert said(tool, broken) != ""


def test_what_is_left_out_is_told_and_fails_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(contract: Path) -> str:
        raise npm.NotAvailable("node and npm are not installed")

    monkeypatch.setattr(check_spec_tools, "TOOLS", {"Redocly": missing, "other": lambda contract: ""})
    assert check_spec_tools.main() == 0
    assert capsys.readouterr().out == "Redocly was left out: node and npm are not installed.\nother: nothing to say\n"
