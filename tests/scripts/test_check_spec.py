from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = (ROOT / "openapi.yaml").read_text("utf-8")


def check(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / "check_spec.py"), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_the_contract_of_the_project_is_valid() -> None:
    checked = check()
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        (
            '- $ref: "#/components/parameters/GenerationId"',
            '- $ref: "#/components/parameters/GenerationsId"',
            "paths > /v2/generate/{id} > get > parameters > 0: '#/components/parameters/GenerationsId' "
            "leads nowhere; did you mean GenerationId?",
        ),
        (
            '$ref: "#/components/schemas/GenerationExtra"',
            '$ref: "#/components/schema/GenerationExtra"',
            "paths > /v2/generate/{id} > get > parameters > 3 > schema: '#/components/schema/GenerationExtra' "
            "leads nowhere",
        ),
        (
            'video: "#/components/schemas/Video"',
            'video: "#/components/schemas/Film"',
            "components > schemas > InputItem > discriminator: '#/components/schemas/Film' leads nowhere",
        ),
        (
            "      operationId: getGeneration\n",
            "      operationId: [getGeneration]\n",
            'paths > /v2/generate/{id} > get > operationId: ["getGeneration"] is not of type "string"\n',
        ),
        ("openapi: 3.1.0", "openapi: [3.1.0", "while parsing a flow sequence"),
        (
            '$ref: "#/components/schemas/AssetSort"',
            "$ref: 'assets.yaml#/AssetSort'",
            "paths > /v2/assets > get > parameters > 4 > schema: 'assets.yaml#/AssetSort' leads nowhere",
        ),
        ("openapi: 3.1.0", "swagger: '2.0'", 'the description: "openapi" is a required property'),
    ],
    ids=["parameter", "kind of component", "discriminator", "keyword", "YAML", "other file", "version"],
)
def test_a_mistake_is_told_in_a_line(tmp_path: Path, right: str, wrong: str, told: str) -> None:
    assert right in CONTRACT
    (tmp_path / "spec.yaml").write_text(CONTRACT.replace(right, wrong, 1), "utf-8")

    checked = check(str(tmp_path / "spec.yaml"))

    assert (checked.returncode, checked.stdout) == (1, "")
    assert checked.stderr.startswith(f"spec.yaml: {told}")
    assert "Traceback" not in checked.stderr
