"""run: a folder of pairs or a table of jobs, each made once."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from typing import Any, Dict, List, Optional, Sequence

import click

from . import options
from .command import Command
from .errors import FAILED, JOB_FAILED
from .inputs import read_options
from .records import Price, RunJob, as_record
from .retype import retype
from .session import Session

COLUMNS = {"name": "name", "state": "state", "US$": "cost", "result": "path", "error": "error"}
PRICE_COLUMNS = {"name": "name", "US$": "cost", "no price": "problem"}
JOURNAL = "run.sqlite"


@click.command(
    cls=Command,
    prints=[RunJob, Price],
    examples=[
        "run in/ -o out/ --dry-run",
        "run in/ -o out/ --budget 20",
        "run jobs.csv -o out/ --report report.html",
    ],
)
@click.argument("source", type=click.Path(exists=True))
@click.option("-o", "--output", metavar="FOLDER", required=True, help="Folder for the results and the journal.")
@click.option("--budget", metavar="USD", type=click.FloatRange(min=0), help="What the jobs may cost, as estimated.")
@click.option("--dry-run", is_flag=True, help="Only estimate the cost.")
@options.voice
@options.settings
@click.option(
    "--concurrency",
    metavar="COUNT",
    type=click.IntRange(min=1),
    help="Jobs at once; by default as many as your plan allows.",
)
@click.option("--report", metavar="FILE", help="Save a report of all jobs: .html, .csv or .jsonl.")
@click.option("--force", is_flag=True, help="Replace a FILE that this run did not write.")
@click.pass_context
def run(
    ctx: click.Context,
    /,
    source: str,
    output: str,
    budget: Optional[float],
    dry_run: bool,
    voice: Optional[str],
    model: Optional[str],
    sync_mode: Optional[str],
    temperature: Optional[float],
    further: Sequence[str],
    concurrency: Optional[int],
    report: Optional[str],
    force: bool,
) -> int:
    """Make many videos, each once: from the pairs in a folder, or the rows of a table.

    SOURCE is a folder with pairs of files with the same name, such as a.mp4 and a.wav, b.png and b.mp3, c.mp4 and
    c.txt; or a table, .csv, .tsv, .jsonl or .ndjson, with columns such as name, video, audio, text and voice_id.

    If it is interrupted, the same command resumes where it stopped: a journal in the output folder records what was
    created. Nothing is created or billed twice.
    """
    from sync.errors import InvalidRequestError
    from sync.runs import Limits

    session: Session = ctx.obj
    given = read_options(sync_mode, temperature, further)
    journal: Optional[str] = os.path.join(output, JOURNAL)
    with ExitStack() as stack:
        if dry_run and not os.path.exists(journal or ""):
            # A dry run leaves no files.
            from tempfile import TemporaryDirectory

            journal, output = None, stack.enter_context(TemporaryDirectory())
        opened = stack.enter_context(
            session.client.runs.open(
                journal,
                to=output,
                budget=budget,
                limits=None if concurrency is None else Limits(concurrency=concurrency),
                progress=sys.stderr.isatty() and not dry_run and not (session.json and sys.stdout.isatty()),
            )
        )
        add = opened.add_pairs if os.path.isdir(source) else opened.add_table
        add(source, model=model, voice_id=voice, options=given)
        if dry_run:
            estimate = opened.estimate()
            prices = [Price(name, cost) for name, cost in estimate.by_job.items()]
            prices += [Price(name, problem=problem) for name, problem in estimate.unpriced.items()]
            session.output.many(map(as_record, prices), PRICE_COLUMNS)
            session.output.note(str(estimate))
            return 0
        if report is not None:
            # An unwritable file is reported before anything is sent.
            try:
                opened.save_report(report, overwrite=force)
            except InvalidRequestError as error:
                problem = (error.message or "").replace("overwrite=True", "--force")
                raise click.BadParameter(problem, param_hint="--report") from None
        session.leave("What was created continues.", retype(ctx))
        rows: List[Dict[str, Any]] = []
        try:
            for outcome in opened:
                rows.append(as_record(read_outcome(outcome)))
                if session.json:
                    session.output.one(rows[-1])
        finally:
            if report is not None:
                opened.save_report(report)
        session.leave(None)
        told = str(opened.report())
    # Below the live display.
    if not session.json:
        session.output.many(rows, COLUMNS)
        session.output.note(told)
    states = {row["state"] for row in rows}
    return JOB_FAILED if "failed" in states else FAILED if "stopped" in states else 0


def read_outcome(outcome: Any) -> RunJob:
    """The record of a job's outcome."""
    from sync.runs.report import Report

    (row,) = Report([(outcome, True)])
    return RunJob(**{name: row[name] for name in RunJob._fields})
