"""Compares journal and account: finds the generations that only one of them has."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Dict, List, Mapping, Tuple

from attr import define

from sync_client.resources.generations import Generations
from sync_client.resources.usage import Usage

from ..core.jobs.pages import MOST_IDS
from .access import Access
from .creates import label
from .journal import Journal
from .records import Cost
from .tasks import CLOCKS_DIFFER, CLOCKS_DIFFER_MUCH, list_since, poll

# The largest page of the usage export.
USAGE_PER_REQUEST = 500
# US dollars. Costs have four decimals; smaller differences are rounding errors.
ROUNDING = 0.00005


@define(frozen=True, kw_only=True)
class Reconciliation:
    """The differences between journal and account: `run.reconcile()`.

    Attributes:
        missing: Generations that are in the journal, but not in the account: job names, by generation id.
        unknown: Generations that carry the name of a job, but are not in the journal: job names, by generation id.
            Each may have been billed in addition to the one in the journal.
        others: Ids of all other generations that the organization has created since the run began.
        unbilled: Completed generations that are not in the usage export, which lags behind: job names, by generation
            id.
        costs: Generations whose cost differs: US dollars in the journal and in the usage export, by generation id.
    """

    missing: Mapping[str, str]
    unknown: Mapping[str, str]
    others: Tuple[str, ...]
    unbilled: Mapping[str, str]
    costs: Mapping[str, Tuple[float, float]]

    @property
    def agrees(self) -> bool:
        """Whether journal and account have the same generations and costs for the run."""
        return not (self.missing or self.unknown or self.unbilled or self.costs)

    def __str__(self) -> str:
        if self.agrees:
            return "Journal and account agree."
        differences = [
            *(f"{id} of {name} is not in the account" for id, name in self.missing.items()),
            *(f"{id} has the name of {name}, but is not in the journal" for id, name in self.unknown.items()),
            *(f"{id} of {name} is not in the usage export" for id, name in self.unbilled.items()),
            *(f"{id} has cost US$ {there:.4f}, not {here:.4f}" for id, (here, there) in self.costs.items()),
        ]
        return "\n".join(differences)


def reconcile(access: Access, journal: Journal, now: float) -> Reconciliation:
    """Compare a run's journal with the account.

    Args:
        now: Seconds since the epoch.

    Raises:
        ApiError: The account can't be read.
    """
    known = {id: (name, create) for id, name, create in journal.generations()}
    names: Dict[str, str] = dict(journal.labels())
    sent: List[float] = [create.sent for _, create in known.values()]
    for entry in journal.entries():
        names[label(entry.job)] = entry.job.name
        if entry.create is not None:
            sent.append(entry.create.sent)
    if not sent:
        return Reconciliation(missing={}, unknown={}, others=(), unbilled={}, costs={})
    account = {one.id: one for one in list_since(Generations(access.caller()), min(sent) - CLOCKS_DIFFER)}
    lost = _find_lost(access, [id for id in known if id not in account])
    strangers = {id: names.get(one.output_file_name or "") for id, one in account.items() if id not in known}
    billed = _list_costs(access, min(sent), now)
    costs = {
        id: (create.cost, billed[id])
        for id, (_, create) in known.items()
        if create.cost is not None and id in billed and abs(billed[id] - create.cost) > ROUNDING
    }
    return Reconciliation(
        missing={id: known[id][0] for id in lost},
        unknown={id: name for id, name in strangers.items() if name is not None},
        others=tuple(id for id, name in strangers.items() if name is None),
        unbilled={
            id: name
            for id, (name, create) in known.items()
            if create.status == "COMPLETED" and id not in billed and id not in lost
        },
        costs=costs,
    )


def fetch_cost(access: Access, journal: Journal, now: float) -> Cost:
    """The costs that the API has recorded for a run, which are also saved in the journal.

    Args:
        now: Seconds since the epoch.

    Raises:
        ApiError: The usage export can't be read.
    """
    known = {id: (name, create) for id, name, create in journal.generations()}
    if not known:
        return Cost(cost=0.0, by_job={})
    recorded = _list_costs(access, min(create.sent for _, create in known.values()), now)
    journal.note_costs((recorded[id], id) for id in known if id in recorded)
    journal.commit()
    by_job: Dict[str, float] = {}
    for id, (name, _) in known.items():
        if id in recorded:
            by_job[name] = by_job.get(name, 0.0) + recorded[id]
    unrecorded = {name: None for id, (name, create) in known.items() if id not in recorded and not create.failed}
    return Cost(cost=sum(by_job.values()), by_job=by_job, unrecorded=tuple(unrecorded))


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, timezone.utc)


def _find_lost(access: Access, ids: List[str]) -> List[str]:
    """Those of these generations that are really missing from the account, not just from its list."""
    lost: List[str] = []
    for index in range(0, len(ids), MOST_IDS):
        lost += poll(access, ids[index : index + MOST_IDS], []).lost
    return lost


def _list_costs(access: Access, start: float, end: float) -> Dict[str, float]:
    """The costs in US dollars, by id, of the generations that ended in a period, given by the local clock."""
    found: Dict[str, float] = {}
    span = _moment(start - CLOCKS_DIFFER_MUCH), _moment(end + CLOCKS_DIFFER_MUCH)
    for one in Usage(access.caller()).iter(*span, limit=USAGE_PER_REQUEST):
        if one.total_cost_usd is not None:
            found[one.generation_id] = float(one.total_cost_usd)
    return found
