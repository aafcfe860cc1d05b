"""What one command has: its client, its output, and how it is resumed."""

from __future__ import annotations

import shlex
import sys
from functools import cached_property
from typing import TYPE_CHECKING, Callable, Dict, List, Optional, Sequence

if TYPE_CHECKING:
    from sync import Sync

    from .display import Display
    from .output import Output

FLAGS = {"--json": True, "--no-json": False}


class Session:
    """What one command has.

    Attributes:
        program: What the program is called.
        arguments: What it was started with.
        json: Whether it writes JSON.
        resume: The arguments that go on from here, where there is something that would be lost otherwise.
    """

    def __init__(self, program: str, arguments: Sequence[str]) -> None:
        self.program = program
        self.arguments = list(arguments)
        self.resume: Optional[List[str]] = None
        # Arguments that can't be read have their error in the right form, too.
        self.choose_form(next((value for flag, value in FLAGS.items() if flag in self.arguments), None))

    def choose_form(self, json: Optional[bool]) -> None:
        """JSON or text; by default JSON for whatever is no terminal."""
        self.json = not sys.stdout.isatty() if json is None else json
        self.__dict__.pop("output", None)

    @cached_property
    def output(self) -> Output:
        from .output import Output

        return Output(self.json)

    @cached_property
    def client(self) -> Sync:
        """The client. Raises InvalidRequestError where there is no key."""
        from sync import Sync

        from .keys import find_key

        return Sync(find_key().reveal(), on_retry=self.output.tell_retry)

    def display(self) -> Display:
        """Shows how far a job is, where somebody looks."""
        from .display import Display

        return Display(self.output.errors)

    def command(self, arguments: Sequence[str]) -> str:
        """A command as it is typed."""
        return " ".join(map(shlex.quote, [self.program, *arguments]))

    def resumed_by(self) -> Dict[str, str]:
        """The command that goes on, as a field of what is written."""
        return {} if self.resume is None else {"resume": self.command(self.resume)}

    def each(self, ids: Sequence[str], work: Callable[[str], None]) -> int:
        """Do the work for each id, also where it fails for another. Returns the exit status of the first failure."""
        from sync.errors import ApiError

        status = 0
        for id in ids:
            try:
                work(id)
            except ApiError as error:
                status = status or self.fail(error)
        return status

    def fail(self, error: BaseException) -> int:
        """Write what went wrong. Returns the exit status."""
        from .errors import TIMED_OUT, read_problem

        problem = read_problem(error, self.resumed_by().get("resume"), self._explain)
        if problem.status == TIMED_OUT:
            # What a script goes on with is its result.
            self.output.one({"id": problem.id, **self.resumed_by()})
        self.output.problem(problem)
        return problem.status

    def tell_warning(self, message: object, *_: object, **__: object) -> None:
        """Takes the place of `warnings.showwarning`, which would show lines of code."""
        self.output.note(str(message))

    def _explain(self, code: str) -> Optional[str]:
        """What the API suggests for a code, where it can be asked."""
        from sync.errors import ApiError

        try:
            info = self.client.errors.explain(code)
        except ApiError:
            return None
        return None if info is None else info.suggestion

    def close(self) -> None:
        if "client" in self.__dict__:
            self.client.close()
