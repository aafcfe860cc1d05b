"""The fuzz loop, as long as a test may take; and proof that it would notice."""

from __future__ import annotations

import pytest

from . import webhooks


def test_ten_thousand_inputs_raise_nothing_undocumented() -> None:
    webhooks.main(["--inputs", "10000"])


def test_an_exception_that_is_not_documented_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> object:
        raise KeyError("t")

    monkeypatch.setattr(webhooks, "unwrap", broken)
    with pytest.raises(AssertionError, match=r"KeyError got out.*--inputs 1 --seed 5"):
        webhooks.run(inputs=1, seed=5)


def test_the_same_seed_makes_the_same_inputs(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr(webhooks, "check", lambda body, header: seen.append(body))
    webhooks.run(inputs=50, seed=3)
    webhooks.run(inputs=50, seed=3)
    assert seen[:50] == seen[50:]
    assert len(set(map(str, seen))) > 30
