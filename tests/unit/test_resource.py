"""What both colours of a resource share."""

from __future__ import annotations

from sync.core.call.resource import documented_by


def test_an_asynchronous_method_has_the_docstring_of_its_twin() -> None:
    def get() -> None:
        """Get it."""

    async def aget() -> None: ...

    assert documented_by(get)(aget) is aget
    assert aget.__doc__ == "Get it."
