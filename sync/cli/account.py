"""login, errors: the key, and what the API's error codes mean."""

from __future__ import annotations

import os
import sys
from typing import Optional

import click

from .command import Command
from .records import Login, as_record
from .session import Session

COLUMNS = {"code": "code", "message": "message", "what to do": "suggestion"}


@click.command(cls=Command, prints=[Login], examples=["login", "login < key.txt"])
@click.pass_obj
def login(session: Session) -> None:
    """Keep an API key in a file that only you can read, once the server has taken it.

    The key is asked for, or read from the standard input; an argument could be seen by every user of the machine. It
    is for the server in use alone: that of SYNC_BASE_URL, else https://api.sync.so.
    """
    from sync.core.settings import KEY_VARIABLE
    from sync_client.secret import Secret

    from .keys import key_file, save_key, server

    url, path = server(), key_file()
    if sys.stdin.isatty():
        key = Secret(click.prompt(f"API key for {url}", hide_input=True, err=True).strip())
    else:
        key = Secret(sys.stdin.readline().strip())
    session.connect(key).models.list()
    save_key(path, url, key)
    if KEY_VARIABLE in os.environ:
        session.output.note(f"{KEY_VARIABLE} is set, and goes before the file.")
    session.output.one(as_record(Login(url, str(path))))


@click.command(cls=Command, prints=["ErrorInfo"], examples=["errors", "errors concurrency_limit_reached"])
@click.argument("code", required=False)
@click.pass_obj
def errors(session: Session, code: Optional[str]) -> None:
    """Explain the error codes of the API, or one CODE. It needs no key."""
    if code is None:
        session.output.many((info.to_dict() for info in session.public.errors.list()), COLUMNS)
        return
    info = session.public.errors.explain(code)
    if info is None:
        raise click.ClickException(f"The catalogue has no code {code!r}.")
    session.output.one(info.to_dict())
