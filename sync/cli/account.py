"""login, errors: the key, and what the API's error codes mean."""

from __future__ import annotations

import os
import sys
from typing import Optional

import click

from .command import Command
from .errors import did_you_mean
from .records import Login, as_record
from .session import Session

COLUMNS = {"code": "code", "message": "message", "what to do": "suggestion"}


@click.command(cls=Command, prints=[Login], examples=["login", "login < key.txt"])
@click.pass_obj
def login(session: Session) -> None:
    """Check an API key and save it to a file that only you can read.

    You are asked for the key, or it is read from standard input; other users of the machine could see an argument. The
    key is saved for the current server only: the one in SYNC_BASE_URL, or https://api.sync.so.
    """
    from sync.core.settings import KEY_VARIABLE
    from sync_client.secret import Secret

    from .keys import key_file, save_key, server

    url, path = server(), key_file()
    if sys.stdin.isatty():
        key = Secret(click.prompt(f"API key for {url}", hide_input=True, err=True).strip())
    else:
        key = Secret(sys.stdin.readline().strip())
        if not key.reveal():
            raise click.UsageError("No key was given on standard input.")
    session.connect(key).models.list()
    save_key(path, url, key)
    if KEY_VARIABLE in os.environ:
        session.output.note(f"{KEY_VARIABLE} is set and takes precedence over the file.")
    session.output.one(as_record(Login(url, str(path))))


@click.command(cls=Command, prints=["ErrorInfo"], examples=["errors", "errors concurrency_limit_reached"])
@click.argument("code", required=False)
@click.pass_obj
def errors(session: Session, code: Optional[str]) -> None:
    """Explain the error codes of the API, or one CODE. No key is needed."""
    if code is None:
        session.output.many((info.to_dict() for info in session.public.errors.list()), COLUMNS)
        return
    info = session.public.errors.explain(code)
    if info is None:
        known = [info.code for info in session.public.errors.list()]
        raise click.ClickException(f"The catalogue has no code {code!r}.{did_you_mean(code, known)}")
    session.output.one(info.to_dict())
