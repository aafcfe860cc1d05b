"""The fuzz loops, as long as a test may take; and proof that they would notice."""

from __future__ import annotations

import random
from typing import Any, List

import pytest

from . import answers, webhooks
from .fuzzing import Decided, Fuzzer, main, run

FUZZERS = [webhooks.FUZZER, answers.FUZZER]
each_fuzzer = pytest.mark.parametrize("fuzzer", FUZZERS, ids=lambda fuzzer: fuzzer.module.rpartition(".")[2])


@each_fuzzer
def test_ten_thousand_inputs_raise_nothing_undocumented(fuzzer: Fuzzer) -> None:
    main(fuzzer, ["--inputs", "10000"])


@pytest.mark.parametrize(
    ("module", "name"),
    [(webhooks, "unwrap"), (answers, "decode_response"), (answers, "read_error")],
    ids=lambda value: str(value),
)
def test_an_exception_that_is_not_documented_is_noticed(
    monkeypatch: pytest.MonkeyPatch, module: Any, name: str
) -> None:
    def broken(*_: object) -> object:
        raise KeyError("t")

    monkeypatch.setattr(module, name, broken)
    with pytest.raises(AssertionError, match=r"KeyError got out.*--inputs 1 --seed 5"):
        run(module.FUZZER, inputs=1, seed=5)


@pytest.mark.parametrize("module", [webhooks, answers])
def test_the_same_seed_makes_the_same_inputs(monkeypatch: pytest.MonkeyPatch, module: Any) -> None:
    seen: List[Any] = []
    monkeypatch.setattr(module, "check", lambda *one: seen.append(ascii(one[-1])))
    # A signature holds the second in which it is made.
    monkeypatch.setattr("time.time", lambda: 1_700_000_000.0)
    run(module.FUZZER, inputs=50, seed=3)
    run(module.FUZZER, inputs=50, seed=3)
    assert seen[:50] == seen[50:]
    assert len(set(seen)) > 30


def test_every_operation_is_fuzzed_and_has_what_a_success_looks_like() -> None:
    assert {operation.id for operation in answers.OPERATIONS} == set(answers.SUCCESSES)
    without = [id for id, samples in answers.SUCCESSES.items() if samples == [None]]
    assert without == ["get_generation_result", "get_batch_result", "attach_project_asset", "detach_project_asset"]


@each_fuzzer
def test_bytes_can_decide_an_input_as_atheris_does(fuzzer: Fuzzer) -> None:
    for number in range(300):
        fuzzer.one_input(Decided(random.Random(number).getrandbits(800).to_bytes(100, "little")))
    fuzzer.one_input(Decided(b""))
