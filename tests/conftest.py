"""What every test needs: a clean environment, and a header that says what is tested and what is left out."""

from __future__ import annotations

import functools
import importlib.util
import os
import signal
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path
from typing import Any, DefaultDict, Iterator, List, Tuple

import certifi
import hypothesis
import pytest

from sync_sandbox import Sandbox

# These need the development tools (requirements/dev.txt, Python 3.11 or newer); `make check` runs them.
DEV_ONLY = ("clients", "contract", "dropin/test_differential.py", "scripts", "typing", "test_layers.py")
DEV_TOOLS = importlib.util.find_spec("openapi_python_client") is not None

collect_ignore = [] if DEV_TOOLS else list(DEV_ONLY)

# A shell's background jobs ignore Ctrl-C, and so would the programs that the tests send it to.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# A key or a proxy of the person who runs the tests must not reach them, nor the programs they start.
for name in list(os.environ):
    if name in ("SYNC_API_KEY", "SYNC_BASE_URL") or name.lower() in ("http_proxy", "https_proxy", "all_proxy"):
        del os.environ[name]


# The same examples in every run and on every machine, however slow it is. A mutation run calls the tests more than once
# in one process, each time from another instance of their class.
hypothesis.settings.register_profile(
    "same",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.differing_executors],
)
hypothesis.settings.load_profile("same")


@pytest.fixture(autouse=True, scope="session")
def one_authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Each client loads every certificate authority, which takes longer than a test. Plain HTTP needs none."""
    end = "-----END CERTIFICATE-----\n"
    path = tmp_path_factory.mktemp("authorities") / "one.pem"
    path.write_text(Path(certifi.where()).read_text(encoding="utf-8").partition(end)[0] + end, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(path))
        yield


@pytest.fixture(autouse=True, scope="session")
def made_up_media() -> Iterator[None]:
    """The bytes that most tests send are no media; those that send some say `real_media=True`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sandbox, "__init__", functools.partialmethod(Sandbox.__init__, real_media=False))
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--share",
        metavar="N/M",
        help="every test, but of the values that it is given only each M-th from the N-th on, counted from 0",
    )


@pytest.hookimpl(trylast=True)  # After -k and -m.
def pytest_collection_modifyitems(config: pytest.Config, items: List[pytest.Item]) -> None:
    """Keep the share: of each test, in each colour, at least one. Together, the M shares are all that there is."""
    share = config.getoption("--share")
    if share is None:
        return
    number, shares = map(int, share.split("/"))
    tests: DefaultDict[Tuple[str, Any], List[pytest.Item]] = defaultdict(list)
    for item in items:
        given = item.callspec.params if hasattr(item, "callspec") else {}
        tests[item.nodeid.partition("[")[0], given.get("colour")].append(item)
    kept = {item for test in tests.values() for item in test[number::shares] or [test[number % len(test)]]}
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = [item for item in items if item in kept]


def pytest_report_header(config: pytest.Config) -> list[str]:
    package = importlib.util.find_spec("sync")
    lines = [f"syncsdk {version('syncsdk')} from {package.origin if package else 'nowhere'}"]
    if importlib.util.find_spec("httpx2") is None:
        lines.append("not run: tests/facade over httpx2 (it is not installed, which it is on the newest Python alone)")
    if not DEV_TOOLS:
        left_out = ", ".join(f"tests/{name}" for name in DEV_ONLY)
        lines.append(f"not collected: {left_out} (they need requirements/dev.txt; `make check` runs them)")
    return lines
