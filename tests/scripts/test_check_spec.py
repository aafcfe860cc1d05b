from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import check_spec
import pytest

CONTRACT = check_spec.CONTRACT.read_text("utf-8")


def test_the_contract_of_the_project_is_valid() -> None:
    command = [sys.executable, check_spec.__file__]
    checked = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
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
def test_a_mistake_is_told_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], right: str, wrong: str, told: str
) -> None:
    assert right in CONTRACT
    (tmp_path / "spec.yaml").write_text(CONTRACT.replace(right, wrong, 1), "utf-8")

    assert check_spec.main([str(tmp_path / "spec.yaml")]) == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"spec.yaml: {told}")
