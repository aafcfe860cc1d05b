"""What a client is made of: key, URL, timeout, retries, header fields."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from typing import Any, Type

import httpx
import pytest

from sync import AsyncSync, Sync
from sync.errors import ApiError, InvalidRequestError, UnauthorizedError
from sync_sandbox import Sandbox

from .conftest import MakeClient

SECRET = "sk-secret"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYNC_API_KEY", "test")
    monkeypatch.delenv("SYNC_BASE_URL", raising=False)


class TestKey:
    def test_the_key_of_the_environment_is_read_when_the_client_is_made(
        self, make: MakeClient, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SYNC_API_KEY", "later")
        with pytest.raises(UnauthorizedError):
            make(api_key=None).generations.list()
        monkeypatch.setenv("SYNC_API_KEY", "test")
        make(api_key=None).generations.list()
        assert [request.headers["x-api-key"] for request in sandbox.requests] == ["later", "test"]

    def test_the_key_of_the_argument_wins(self, make: MakeClient, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SYNC_API_KEY", "another")
        assert make(api_key="test").generations.list() == []

    @pytest.mark.parametrize(
        ("key", "complaint"),
        [
            (None, "No API key: pass api_key=... or set the environment variable SYNC_API_KEY."),
            ("", "is empty: set it to a key of your account."),
            (f" {SECRET}", "has white space around it: remove it."),
            (f"{SECRET}\n", "has white space around it: remove it."),
            (f"{SECRET}\N{NO-BREAK SPACE}", "has white space around it: remove it."),
            (f"{SECRET}é", "has characters that no key has: copy it again."),
            (f"{SECRET}\x00", "has characters that no key has: copy it again."),
            (f"{SECRET}\r\nx-evil: 1", "has characters that no key has: copy it again."),
        ],
    )
    @pytest.mark.parametrize("source", ["api_key", "SYNC_API_KEY"])
    def test_a_key_that_cannot_be_used_is_refused_at_once_without_showing_it(
        self, colour: Type[Sync], monkeypatch: pytest.MonkeyPatch, key: Any, complaint: str, source: str
    ) -> None:
        monkeypatch.delenv("SYNC_API_KEY")
        if source == "SYNC_API_KEY" and key is not None:
            if "\x00" in key:
                return  # No environment can hold it.
            monkeypatch.setenv("SYNC_API_KEY", key)
        with pytest.raises(InvalidRequestError) as info:
            colour(api_key=key if source == "api_key" else None)
        expected = complaint if key is None else f"{source} {complaint}"
        assert str(info.value) == expected
        assert info.value.field == "api_key"
        assert isinstance(info.value, (ApiError, ValueError))

    def test_a_key_of_another_type_is_refused(self, colour: Type[Sync]) -> None:
        key: Any = 12345
        with pytest.raises(InvalidRequestError, match="api_key must be a string, not int") as info:
            colour(api_key=key)
        assert "12345" not in str(info.value)


class TestBaseUrl:
    def test_the_public_api_is_the_default(self, colour: Type[Sync]) -> None:
        assert repr(colour()) == f"{colour.__name__}(base_url='https://api.sync.so')"

    def test_the_url_of_the_environment_is_read_when_the_client_is_made(
        self, make: MakeClient, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SYNC_BASE_URL", f"{sandbox.url}/")
        make(base_url=None).generations.list()
        assert [request.path for request in sandbox.requests] == ["/v2/generations"]

    def test_a_path_before_the_api_is_kept(self, make: MakeClient, sandbox: Sandbox) -> None:
        with pytest.raises(ApiError):
            make(base_url=f"{sandbox.url}/proxy//").generations.list()
        assert [request.path for request in sandbox.requests] == ["/proxy/v2/generations"]

    @pytest.mark.parametrize(
        "url",
        [
            "",
            "api.sync.so",
            "ftp://api.sync.so",
            "https://",
            "https:///v2",
            "http://host:port",
            "http://host:70000",
            "http://[::1",
            "http://white space",
            "http://line\nbreak",
            "https://api.sync.so?region=eu",
            "https://api.sync.so#top",
            f"https://user:{SECRET}@api.sync.so",
            f"ftp://user:{SECRET}@api.sync.so",
            f"https://{SECRET}@api.sync.so",
            f"https://user:{SECRET}@api.sync.so:port",
        ],
    )
    @pytest.mark.parametrize("source", ["base_url", "SYNC_BASE_URL"])
    def test_a_url_that_cannot_be_used_is_refused_at_once(
        self, colour: Type[Sync], monkeypatch: pytest.MonkeyPatch, url: str, source: str
    ) -> None:
        monkeypatch.setenv("SYNC_BASE_URL", url if source == "SYNC_BASE_URL" else "https://example.com")
        with pytest.raises(InvalidRequestError, match=f"^{source} must") as info:
            colour(base_url=url if source == "base_url" else None)
        assert info.value.field == "base_url"
        assert SECRET not in str(info.value)


class TestOtherSettings:
    @pytest.mark.parametrize("timeout", [0, -1, float("nan"), "5", True, timedelta(0)])
    def test_a_timeout_that_is_no_time_is_refused(self, colour: Type[Sync], timeout: Any) -> None:
        with pytest.raises(InvalidRequestError, match="timeout must be a number of seconds above 0") as info:
            colour(timeout=timeout)
        assert info.value.field == "timeout"

    @pytest.mark.parametrize("timeout", [None, 1, 0.5, float("inf"), timedelta(seconds=5)])
    def test_a_timeout_may_be_seconds_a_timedelta_or_nothing(self, make: MakeClient, timeout: Any) -> None:
        assert make(timeout=timeout).generations.list() == []

    @pytest.mark.parametrize("max_retries", [-1, 1.5, "2", None, True])
    def test_a_number_of_retries_that_is_none_is_refused(self, colour: Type[Sync], max_retries: Any) -> None:
        with pytest.raises(InvalidRequestError) as info:
            colour(max_retries=max_retries)
        assert info.value.field == "max_retries"

    def test_default_headers_are_sent_with_every_request_and_never_replace_the_key(
        self, make: MakeClient, sandbox: Sandbox
    ) -> None:
        client = make(default_headers={"X-Sync-Source": "tests", "X-API-KEY": "other"})
        client.generations.list()
        headers = sandbox.requests[0].headers
        assert headers["x-sync-source"] == "tests"
        assert headers.getlist("x-api-key") == ["test"]

    @pytest.mark.parametrize(
        "headers",
        [{"a b": "c"}, {"": "c"}, {"a:": "c"}, {"ä": "c"}, {"a": "b\r\nx-evil: 1"}, {"a": "ä"}, {"a": "\x00"}],
    )
    def test_a_header_that_cannot_be_sent_is_refused(self, colour: Type[Sync], headers: Any) -> None:
        with pytest.raises(InvalidRequestError) as info:
            colour(default_headers=headers)
        assert info.value.field == "default_headers"

    def test_a_misspelt_setting_is_a_type_error(self, colour: Type[Any]) -> None:
        with pytest.raises(TypeError, match="apikey"):
            colour(apikey="test")

    def test_only_the_key_may_be_given_by_position(self, colour: Type[Any]) -> None:
        colour("test")
        with pytest.raises(TypeError):
            colour("test", "https://example.com")

    def test_the_client_names_itself(self, make: MakeClient, sandbox: Sandbox) -> None:
        make().generations.list()
        assert sandbox.requests[0].headers["user-agent"].startswith("syncsdk/")
        assert sandbox.requests[0].headers["accept"] == "application/json"


class TestHttpClient:
    def test_the_callers_client_sends_its_header_fields_and_stays_open(self, sandbox: Sandbox) -> None:
        with httpx.Client(headers={"x-mine": "yes", "user-agent": "mine"}) as http:
            with Sync(api_key="test", base_url=sandbox.url, http_client=http) as client:
                client.generations.list()
            assert not http.is_closed
        headers = sandbox.requests[0].headers
        assert headers["x-mine"] == "yes"
        assert headers["user-agent"].startswith("syncsdk/")

    def test_so_does_an_asynchronous_one(self, sandbox: Sandbox, loop: Any) -> None:
        async def main() -> None:
            async with httpx.AsyncClient(headers={"x-mine": "yes"}) as http:
                async with AsyncSync(api_key="test", base_url=sandbox.url, http_client=http) as client:
                    await client.generations.list()
                assert not http.is_closed

        loop.run_until_complete(main())
        assert sandbox.requests[0].headers["x-mine"] == "yes"

    def test_its_redirects_do_not_change_what_the_client_promises(self, sandbox: Sandbox) -> None:
        sandbox.fault(status=307, headers={"location": "http://127.0.0.1:9/elsewhere"})
        with httpx.Client(follow_redirects=True) as http:
            client = Sync(api_key="test", base_url=sandbox.url, http_client=http)
            with pytest.raises(ApiError) as info:
                client.generations.list()
            assert info.value.status_code == 307
            assert client.generations.list() == []

    @pytest.mark.parametrize("http_client", ["other colour", object(), "http://proxy"])
    def test_what_is_no_client_of_the_colour_is_refused(self, colour: Type[Any], http_client: Any) -> None:
        if http_client == "other colour":
            http_client = httpx.Client() if colour is AsyncSync else httpx.AsyncClient()
        wanted = "AsyncClient" if colour is AsyncSync else "Client"
        message = f"http_client must be an httpx.{wanted} or an httpx2.{wanted}, not .*{type(http_client).__name__}"
        with pytest.raises(InvalidRequestError, match=message) as info:
            colour(http_client=http_client)
        assert info.value.field == "http_client"


def test_the_key_is_shown_nowhere(colour: Type[Sync]) -> None:
    client: Any = colour(api_key=SECRET, default_headers={"x-token": SECRET})
    shown = [repr(client), str(client), repr(vars(client)), repr(client.generations), repr(vars(client.generations))]
    shown += [repr(client._caller.context), str(client._caller.context.settings)]
    assert not [text for text in shown if SECRET in text]


def test_a_first_request_loads_what_it_reads_and_no_more(sandbox: Sandbox) -> None:
    id = sandbox.add_generation()["id"]
    loaded = ("sync_client.api.", "sync_client.models.create", "sync.core.call.events", "sync.core.files.upload")
    script = (
        f"import sys; from sync import Sync; Sync(base_url={sandbox.url!r}).generations.get({id!r});"
        f"print(sorted(name for name in sys.modules if name.startswith({loaded})))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "['sync_client.api.generations', 'sync_client.api.generations.get_generation']\n"
