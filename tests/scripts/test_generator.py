"""The logic of generation: what a contract becomes in Python."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
from generator.arguments import CALL_OPTIONS
from generator.colours import make_synchronous
from generator.contract import Contract
from generator.docstrings import add_await, docstring, in_python, sentence
from generator.extensions import extension_problems
from generator.resources import method_name

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("operation_id", "tag", "name"),
    [
        ("createVoice", "voices", "create"),
        ("listAssets", "assets", "list"),
        ("attachProjectAsset", "projects", "attach_asset"),
        ("listProjectGenerations", "projects", "list_generations"),
        ("listBatches", "batch", "list"),
        ("getDialogueEdit", "dialogue_edits", "get"),
        ("getGenerationById", "generations", "get_by_id"),
    ],
)
def test_a_method_is_named_by_its_operation_without_the_words_of_the_tag(
    operation_id: str, tag: str, name: str
) -> None:
    assert method_name(operation_id, tag) == name


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("voices = client.voices.list()", "voices = await client.voices.list()"),
        ('client.voices.delete("...")', 'await client.voices.delete("...")'),
        (
            'print(client.generations.costs("...").total_cost_usd)',
            'print((await client.generations.costs("...")).total_cost_usd)',
        ),
        (
            "for asset in client.assets.iter():\n    print(asset.name)",
            "async for asset in client.assets.iter():\n    print(asset.name)",
        ),
        (
            "names = [model.id for model in client.models.list()]",
            "names = [model.id for model in await client.models.list()]",
        ),
        (
            'client.create(a, client.assets.get("x")[0])',
            'client.create(a, (await client.assets.get("x"))[0])',
        ),
        ("total = price * 2", "total = price * 2"),
    ],
)
def test_a_line_of_use_is_awaited_where_it_must_be(source: str, expected: str) -> None:
    assert add_await(source) == expected
    ast.parse(
        f"async def run():\n    {expected.splitlines()[0]}" + ("\n        pass" if "for" in expected[:12] else "")
    )


def test_names_of_the_wire_become_names_of_python_and_nothing_else_does() -> None:
    said = in_python(
        "Needs `refId`, `outputUrl` or\n  `limit`; `COMPLETED` is kept, and `next-cursor`. It is null, or true."
    )
    assert (
        said == "Needs `ref_id`, `output_url` or `limit`; `COMPLETED` is kept, and `next-cursor`. It is None, or True."
    )
    assert sentence("List voices") == "List voices."
    assert sentence("What is it?") == "What is it?"
    assert '"""' not in in_python('A """ that would end a docstring.')


def test_a_docstring_has_its_sections_in_order_and_fits_its_margin() -> None:
    text = docstring(
        "Do it",
        usage="client.things.do()",
        description="word " * 60,
        arguments=[("name", "what " * 40), ("other", "Short")],
        returns="The thing",
        raises=[("ApiError", "It failed")],
    )
    lines = text.splitlines()
    assert lines[:3] == ["Do it.", "", "            client.things.do()"]
    assert max(len(line) for line in lines) <= 120
    titles = [line.strip() for line in lines if line.strip() in ("Args:", "Returns:", "Raises:")]
    assert titles == ["Args:", "Returns:", "Raises:"]
    assert "            other: Short." in lines
    assert "            The thing." in lines
    assert all(not line or line.startswith("        ") for line in lines[1:])
    assert docstring("Only this") == "Only this."


def test_the_synchronous_colour_is_the_asynchronous_one_without_what_sets_it_apart() -> None:
    source = (
        "class AsyncThings(resources.AsyncThings):\n"
        "    async def get(self) -> AsyncIterator[Thing]:\n"
        '        """Get. `await client.things.get()`"""\n'
        "        async with self._http as http:\n"
        "            async for one in self.iterate(await step.arun(http)):\n"
        "                yield one\n"
        "    def all(self) -> AsyncGenerator[bytes, None]: ...\n"
        "    async def __aexit__(self) -> None:\n"
        "        await self.aclose()\n"
    )
    assert make_synchronous(source) == (
        "class Things(resources.Things):\n"
        "    def get(self) -> Iterator[Thing]:\n"
        '        """Get. `client.things.get()`"""\n'
        "        with self._http as http:\n"
        "            for one in self.iterate(step.run(http)):\n"
        "                yield one\n"
        "    def all(self) -> Generator[bytes, None, None]: ...\n"
        "    def __exit__(self) -> None:\n"
        "        self.close()\n"
    )


def document(**schemas: Any) -> dict[str, Any]:
    return {"paths": {}, "components": {"schemas": schemas}}


def test_what_only_asks_for_one_of_several_fields_is_hidden_from_the_parser_and_nothing_else() -> None:
    either = {"type": "object", "anyOf": [{"required": ["url"]}, {"required": ["assetId"]}]}
    union = {"anyOf": [{"type": "string"}, {"type": "number"}]}
    contract = Contract(document(Either=either, Union=union))
    assert contract.simplify()["components"]["schemas"] == {"Either": {"type": "object"}, "Union": union}
    assert contract.schema("Either") == either


def test_a_reference_is_followed_and_what_stands_beside_it_wins() -> None:
    contract = Contract(document(Name={"type": "string", "description": "Any name."}))
    node = {"$ref": "#/components/schemas/Name", "description": "This name."}
    assert contract.resolve(node) == {"type": "string", "description": "This name."}
    nullable = {"oneOf": [node, {"type": "null"}]}
    assert contract.value_schema(nullable)["type"] == "string"


@pytest.mark.parametrize(
    "problem",
    [
        {"paths": {"/v2/x": {"get": {"x-pages": "single"}}}},
        {"paths": {"/v2/x": {"get": {"x-pagination": "all"}}}},
        {"components": {"schemas": {"X": {"x-identity": "id"}}}},
        {"components": {"schemas": {"X": {"x-idempotent": True}}}},
        {"info": {"x-method": "list"}},
    ],
)
def test_an_extension_that_is_misspelt_wrong_or_misplaced_is_told(problem: dict[str, Any]) -> None:
    assert len(extension_problems(problem)) == 1


def test_an_example_may_hold_any_key() -> None:
    assert extension_problems({"components": {"schemas": {"X": {"example": {"x-anything": 1}}}}}) == []


def test_the_options_of_a_call_that_are_written_by_hand_are_the_generated_ones() -> None:
    found = 0
    for source in sorted((ROOT / "sync" / "_async").glob("*.py")):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.AsyncFunctionDef) and (text := ast.get_docstring(node)):
                types = {argument.arg: ast.unparse(argument.annotation or node) for argument in node.args.kwonlyargs}
                if "request_options" in types:
                    options = [option for option in CALL_OPTIONS if option[0] in types]
                    assert [types[name] for name, _, _ in options] == [kind for _, kind, _ in options], node.name
                    assert "\n".join(f"    {name}: {doc}" for name, _, doc in options) in text, node.name
                    found += 1
    assert found == 2


def test_the_runtime_is_copied_as_it_stands() -> None:
    for source in sorted((ROOT / "templates" / "runtime").glob("*.py")):
        if source.stem != "__init__":
            copy = (ROOT / "sync_client" / source.name).read_text("utf-8")
            assert copy.partition("\n")[2] == source.read_text("utf-8"), source.name
