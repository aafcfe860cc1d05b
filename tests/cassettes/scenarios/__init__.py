"""What is recorded: one scenario for every method, and more for what can go wrong.

A scenario is named for its method, `generations.create`, or for its method and the case, `generations.create.refused`.
It is written once and runs with a client of either colour: `done` awaits what has to be awaited. It makes what it
needs, so that it can be recorded from any account, and its assertions hold for every account, too.

To add one, write a function with `@scenario(...)` and run `make cassettes`.
"""

# Each adds its scenarios when it is imported.
from ..scenario import SCENARIOS, Scenario
from . import assets, batch, catalog, dialogue, generations, organizations, projects, speech, usage  # noqa: F401

__all__ = ["SCENARIOS", "Scenario"]
