"""The session of a command: its client, its output, and how to resume it."""

from __future__ import annotations

import shlex
import sys
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Callable, Generator, List, Optional, Sequence

if TYPE_CHECKING:
    from sync import Sync
    from sync_client.secret import Secret

    from .display import Display
    from .output import Output

FLAGS = {"--json": True, "--no-json": False}


class Session:
    """The session of a command.

    Attributes:
        program: The name of the program.
        arguments: The command-line arguments.
        json: Whether to write JSON.
        key_source: The source of the API key; None if there is none, or the user just entered it.
        resume: The arguments that resume the command, if there is something to resume.
        state: What an interruption leaves, as a sentence.
    """

    def __init__(self, program: str, arguments: Sequence[str]) -> None:
        self.program = program
        self.arguments = list(arguments)
        self.key_source: Optional[str] = None
        self.resume: Optional[List[str]] = None
        self.state: Optional[str] = None
        self._clients: List[Sync] = []
        # Also for errors in the arguments themselves.
        self.choose_form(next((value for flag, value in FLAGS.items() if flag in self.arguments), None))

    def choose_form(self, json: Optional[bool]) -> None:
        """Choose JSON or text; by default JSON unless the output is a terminal."""
        self.json = not sys.stdout.isatty() if json is None else json
        self.__dict__.pop("output", None)

    @cached_property
    def output(self) -> Output:
        from .output import Output

        return Output(self.json)

    @cached_property
    def client(self) -> Sync:
        """The client. Raises InvalidRequestError if there is no key."""
        from .keys import find_key, key_source

        key = find_key()
        self.key_source = key_source()
        return self.connect(key)

    @cached_property
    def public(self) -> Sync:
        """A client for requests that need no key; it sends none."""
        from sync_client.secret import Secret

        return self.connect(Secret("none"))

    def connect(self, key: Secret) -> Sync:
        """A client with a key. It is closed at the end of the command."""
        from sync import Sync

        client = Sync(key.reveal(), on_retry=self.output.tell_retry)
        self._clients.append(client)
        return client

    def display(self) -> Display:
        """The live display of a job, if the output is a terminal."""
        from .display import Display

        return Display(self.output.errors)

    def leave(self, state: Optional[str], resume: Optional[List[str]] = None) -> None:
        """Note what an interruption from here on leaves, and how to resume.

        Args:
            state: What is left, as a sentence.
            resume: The arguments of the command that resumes.
        """
        self.state, self.resume = state, resume

    def resumed_by(self) -> Optional[str]:
        """The command that resumes, as a shell line."""
        return None if self.resume is None else " ".join(map(shlex.quote, [self.program, *self.resume]))

    @contextmanager
    def may_be_refused(self) -> Generator[None, None, None]:
        """Forget the command that resumes if a create certainly failed."""
        from sync.errors import ApiError

        try:
            yield
        except ApiError as error:
            if error.id is None and not error.outcome_unknown:
                self.leave(None)
            raise

    def confirm_delete(self, ids: Sequence[str], what: str, yes: bool) -> None:
        """Ask for confirmation, or end the command. Raises UsageError if there is no terminal to ask on.

        Args:
            what: What is deleted, in the singular.
            yes: Whether `--yes` was given.
        """
        import click

        from .errors import FAILED

        if yes:
            return
        if not sys.stdin.isatty():
            raise click.UsageError("Can't ask for confirmation without a terminal: pass --yes.")
        count = what if len(ids) == 1 else f"{len(ids)} {what}s"
        try:
            agreed = click.confirm(f"Delete {count} {', '.join(ids)}?", err=True)
        except click.Abort:
            # Ctrl-C leaves the cursor behind the question.
            click.echo(err=True)
            raise
        if not agreed:
            self.output.note("Nothing was deleted.")
            raise click.exceptions.Exit(FAILED)

    def each(self, ids: Sequence[str], work: Callable[[str], None]) -> int:
        """Do the work for each id, even if it fails for another. Returns the exit status of the first failure."""
        from sync.errors import ApiError

        from .retype import retype_rest

        status = 0
        for position, id in enumerate(ids):
            try:
                work(id)
            except ApiError as error:
                failed = self.fail(error, id if len(ids) > 1 else "")
                status = status or failed
            except KeyboardInterrupt:
                if self.resume is None:
                    self.leave(self.state, retype_rest(ids[position:]))
                elif ids[position + 1 :]:
                    self.leave(f"{self.state} Not begun: {' '.join(ids[position + 1 :])}.", self.resume)
                raise
            self.leave(None)
        return status

    def fail(self, error: BaseException, about: str = "") -> int:
        """Write a problem. Returns the exit status.

        Args:
            about: Which of several it is about.
        """
        from .errors import TIMED_OUT, read_problem
        from .records import Unfinished, as_record

        problem = read_problem(error, self.state, self.resumed_by(), self._explain, self.key_source)
        if about not in problem.message:
            problem = problem._replace(message=f"{about}: {problem.message}")
        if problem.status == TIMED_OUT:
            # A script needs the id and the command to continue.
            self.output.one(as_record(Unfinished(problem.id or "", self.resumed_by() or "")))
        self.output.problem(problem)
        return problem.status

    def tell_warning(self, message: object, *_: object, **__: object) -> None:
        """Takes the place of `warnings.showwarning`, which would show lines of code."""
        self.output.note(str(message))

    def _explain(self, code: str) -> Optional[str]:
        """The API's suggestion for an error code, if it is available."""
        from sync.errors import ApiError

        try:
            info = self.public.errors.explain(code)
        except ApiError:
            return None
        return None if info is None else info.suggestion

    def close(self) -> None:
        """Close the connections."""
        for client in self._clients:
            client.close()
