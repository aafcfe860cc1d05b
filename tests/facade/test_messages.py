"""The common mistakes: each message has the place, what was given, and what to do."""

from __future__ import annotations

import io
import socket
from pathlib import Path
from typing import Any, Dict, List

import pytest

from sync import AsyncSync, Sync
from sync.common import Audio, GenerationOptions, Video
from sync.errors import ApiConnectionError, InvalidRequestError, UnauthorizedError, WebhookVerificationError
from sync.webhooks import unwrap
from sync_sandbox import Sandbox

from .support import AUDIO, INPUT, VIDEO

SPEECH = {"type": "text", "provider": {"name": "elevenlabs", "voiceId": "v", "script": "Hello!"}}
SEGMENT = {"startTime": 0, "endTime": 1, "audioInput": {"refId": "a"}}
NO_MODEL = "must be Video, Image, Audio or TTS, or a mapping like one, not"
PATH = "Give the path of the file as a pathlib.Path; or upload it with assets.upload(...), and give Video(asset_id=...)"

MISTAKES: List[Any] = [
    (["a.mp4", "a.wav"], "input[0]", f"input[0] {NO_MODEL} 'a.mp4'. For a local file, give pathlib.Path('a.mp4'); for"),
    ([VIDEO, "a.wav"], "input[1]", "for one on the web, Video(url=...) or Audio(url=...)."),
    (["https://a/b.mp4", AUDIO], "input[0]", "For a URL, give Video(url='https://a/b.mp4')."),
    ([VIDEO, "https://a/b.wav"], "input[1]", "For a URL, give Audio(url='https://a/b.wav')."),
    ([VIDEO, "https://a/b.wav?x=1"], "input[1]", "For a URL, give Audio(url='https://a/b.wav?***')."),
    (["https://a/b.png", AUDIO], "input[0]", "For a URL, give Image(url='https://a/b.png')."),
    ([io.BytesIO(b"x"), AUDIO], "input[0]", PATH),
    ([b"x", AUDIO], "input[0]", f"input[0] {NO_MODEL} b'x'. {PATH}"),
    ("a.mp4", "input", "input must be a list, not 'a.mp4'."),
    (
        [Video(url="clip.mp4"), AUDIO],
        "input[0].url",
        "input[0].url must be an http or https URL, not 'clip.mp4'. A local file goes into input as a path:"
        " pathlib.Path('clip.mp4') in place of input[0].",
    ),
    ([Video(url=Path("clip.mp4")), AUDIO], "input[0].url", "pathlib.Path('clip.mp4') in place of input[0]."),  # type: ignore[arg-type]
    (
        [Video(url=AUDIO["url"]), Audio(url=VIDEO["url"])],
        "input[0].url",
        "input[0] is of type video, and its url looks like audio: use Audio(url=...) for it.",
    ),
    ([{"type": "video", "url": "https://a/b.WAV?x=1"}, AUDIO], "input[0].url", "looks like audio"),
    ([{"type": "image", "url": "https://a/b.mp4"}, AUDIO], "input[0].url", "looks like video: use Video(url=...)"),
    ([Video(), AUDIO], "input[0]", "input[0] needs a url or an asset_id."),
    ([None, AUDIO], "input[0]", "input[0] is None: leave it out."),
]


@pytest.mark.parametrize("method", ["create", "create_and_wait", "estimate_cost"])
@pytest.mark.parametrize(("input", "field", "message"), MISTAKES)
def test_a_mistake_in_the_input_has_its_place_and_its_remedy(
    client: Sync, sandbox: Sandbox, method: str, input: Any, field: str, message: str
) -> None:
    with pytest.raises(InvalidRequestError) as info:
        getattr(client.generations, method)(model="lipsync-2", input=input)
    assert message in str(info.value)
    assert info.value.field == field
    assert sandbox.requests == []


def test_an_asset_in_the_input_is_told_where_its_id_goes(client: Sync, sandbox: Sandbox) -> None:
    asset = client.assets.create(url=VIDEO["url"], type="VIDEO")
    with pytest.raises(InvalidRequestError, match=r"For an asset, give Video\(asset_id=asset.id\)"):
        client.generations.create(model="lipsync-2", input=[asset, AUDIO])  # type: ignore[list-item]


def test_a_video_may_be_given_for_its_sound(client: Sync) -> None:
    client.generations.create(model="lipsync-2", input=[Video(url=VIDEO["url"]), Audio(url=VIDEO["url"])])


def test_files_that_are_swapped_are_told_by_their_content(client: Sync, sandbox: Sandbox, tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"RIFF\x24\x00\x00\x00WAVEfmt ")
    with pytest.raises(InvalidRequestError, match="video looks like audio: pass it as audio") as info:
        client.generations.create_with_files(model="lipsync-2", video=path, audio=path)
    assert info.value.field == "video"
    assert sandbox.requests == []


SLIPS: List[Any] = [
    ({"options": {"sync_mod": "loop"}}, "options.sync_mod", "did you mean sync_mode?"),
    ({"options": {"syncMode": "loop"}}, "options.syncMode", "did you mean sync_mode?"),
    ({"options": {"syncmode": "loop"}}, "options.syncmode", "did you mean sync_mode?"),
    ({"options": GenerationOptions.from_dict({"temprature": 1})}, "options.temprature", "did you mean temperature?"),
    ({"options": {"active_speaker_detection": {"autodetect": True}}}, None, "did you mean auto_detect?"),
    ({"input": [{**VIDEO, "refid": "a"}, AUDIO]}, "input[0].refid", "did you mean refId?"),
    ({"input": [{**VIDEO, "ref_ids": "a"}, AUDIO]}, "input[0].ref_ids", "did you mean ref_id?"),
    ({"input": [{"type": "video", "assetID_": "a"}, AUDIO]}, "input[0].assetID_", "did you mean asset_id?"),
    ({"input": [{"Type": "video", "url": VIDEO["url"]}, AUDIO]}, "input[0].Type", "did you mean type?"),
    ({"input": [{"typ": "video", "url": VIDEO["url"]}, AUDIO]}, "input[0].typ", "did you mean type?"),
    ({"input": [{"type": "video", "ur": VIDEO["url"]}, AUDIO]}, "input[0].ur", "did you mean url?"),
    (
        {"input": [VIDEO, {"type": "text", "provider": {"nam": "elevenlabs", "voice_id": "v", "script": "a"}}]},
        "input[1].provider.nam",
        "did you mean name?",
    ),
    (
        {"input": [VIDEO, {"type": "text", "provider": {"name": "elevenlab", "voice_id": "v", "script": "a"}}]},
        "input[1].provider.name",
        "must be 'elevenlabs', not 'elevenlab'.",
    ),
    ({"input": [{"type": "vidoe", "url": VIDEO["url"]}, AUDIO]}, "input[0].type", "did you mean 'video'?"),
    (
        {"input": [VIDEO, {"type": "text", "provider": {**SPEECH["provider"], "stabilty": 1}}]},  # type: ignore[dict-item]
        "input[1].provider.stabilty",
        "did you mean stability?",
    ),
    (
        {"input": [VIDEO, {"type": "text", "provider": {**SPEECH["provider"], "similarity_bost": 1}}]},  # type: ignore[dict-item]
        "input[1].provider.similarity_bost",
        "did you mean similarity_boost?",
    ),
    ({"segments": [{**SEGMENT, "audioinputs": 1}]}, "segments[0].audioinputs", "did you mean audioInput?"),
    ({"segments": [{**SEGMENT, "audioInput": {"refid": "a"}}]}, "segments[0].audio_input.refid", "mean refId?"),
    ({"segments": [{**SEGMENT, "optionsOverride": {"snc_mode": "loop"}}]}, None, "did you mean sync_mode?"),
    ({"dub_params": {"target_lang": "de", "source_lan": "en"}}, "dub_params.source_lan", "did you mean source_lang?"),
    ({"model": "lipsync2"}, "model", "model 'lipsync2' is not known: did you mean 'lipsync-2'?"),
    ({"model": "LipSync-2-Pro"}, "model", "did you mean 'lipsync-2-pro'?"),
    ({"options": {"sync_mode": "cutoff"}}, "options.sync_mode", "did you mean 'cut_off'?"),
    ({"options": {"sync_mode": "cut-off"}}, "options.sync_mode", "did you mean 'cut_off'?"),
    ({"options": {"sync_mode": "bonuce"}}, "options.sync_mode", "did you mean 'bounce'?"),
]


@pytest.mark.parametrize(("fields", "field", "message"), SLIPS)
def test_a_slip_is_refused_at_any_depth_in_the_form_that_was_used(
    client: Sync, sandbox: Sandbox, fields: Dict[str, Any], field: Any, message: str
) -> None:
    with pytest.raises(InvalidRequestError) as info:
        client.generations.create(**{"model": "lipsync-2", "input": INPUT, **fields})
    assert message in str(info.value)
    assert field is None or info.value.field == field
    assert sandbox.requests == []


@pytest.mark.parametrize(
    "fields",
    [
        {"options": {"lighting": "studio", "fps_limit": 3}},
        {"options": {"sync_mode": "stretch"}},
        {"options": {"sync_mode": "bounce-2"}},
        {"input": [{**VIDEO, "start_frame": 1, "crop": [1]}, AUDIO]},
        {"input": [{**VIDEO}, AUDIO, {"type": "hologram", "url": "https://a/b"}]},
        {"input": [{**VIDEO, "urls": ["https://a/b"]}, AUDIO]},
        {"segments": [{**SEGMENT, "startFrame": 1}]},
        {"model": "lipsync-3"},
        {"model": "lipsync-2.1"},
        {"model": "sync-3-max"},
        {"model": "react-2"},
    ],
)
def test_what_is_like_nothing_known_may_be_newer_and_is_sent(fields: Dict[str, Any]) -> None:
    """Whatever the server of today says to it."""
    from sync_client import rules
    from sync_client.models import CreateGenerationRequest

    body = CreateGenerationRequest(**{"model": "lipsync-2", "input": INPUT, **fields})
    rules.check(body)
    assert body.to_dict() == {"model": "lipsync-2", "input": INPUT, **fields}


def test_a_filter_with_a_slip_is_refused(client: Sync, sandbox: Sandbox) -> None:
    with pytest.raises(InvalidRequestError, match="did you mean 'COMPLETED'"):
        client.generations.list(status="completed")
    with pytest.raises(InvalidRequestError, match="did you mean 'FAILED'"):
        client.generations.list(status=["COMPLETED", "FAILD"])
    assert sandbox.requests == []


def test_a_refused_key_says_where_keys_are(make: Any, sandbox: Sandbox) -> None:
    sandbox.fault(status=401, body={"message": "Unauthorized"})
    with pytest.raises(UnauthorizedError, match="Check the API key: SYNC_API_KEY") as info:
        make().voices.list()
    assert str(info.value).startswith("401: Unauthorized. Check the API key: ")


def test_a_recording_that_is_not_given_is_asked_for(client: Sync, sandbox: Sandbox) -> None:
    with pytest.raises(InvalidRequestError, match=r"^Give a url or an asset_id\.$") as info:
        client.voices.clone(name="Narrator")
    assert info.value.field == "url"
    assert sandbox.requests == []


def test_a_refused_connection_names_host_and_port_and_where_they_come_from(make: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(ApiConnectionError, match=rf"GET 127\.0\.0\.1:{port}/v2/models") as info:
            make(base_url=f"http://127.0.0.1:{port}", max_retries=0).models.list()
        assert info.value.suggestion == f"Check base_url, which is http://127.0.0.1:{port}, and the network."


@pytest.mark.parametrize("url", ["https://api.sync.so/v2", "https://api.sync.so/v2/", "http://127.0.0.1:1/x/v2"])
def test_a_base_url_that_doubles_the_version_is_refused(make: Any, url: str) -> None:
    with pytest.raises(InvalidRequestError, match="base_url must not include /v2") as info:
        make(base_url=url)
    assert info.value.field == "base_url"


def test_a_secret_without_its_beginning_is_told(client: Sync) -> None:
    with pytest.raises(WebhookVerificationError, match="A secret starts with whsec_: is this all of it") as info:
        unwrap(b"{}", "t=1,v1=" + "0" * 64, "0123456789")
    assert "0123456789" not in str(info.value)


class TestEnvironment:
    @pytest.fixture(params=[Sync, AsyncSync])
    def use(self, request: pytest.FixtureRequest, loop: Any) -> Any:
        """Makes a client and asks for something."""

        def use() -> None:
            client = request.param(api_key="test", base_url="http://127.0.0.1:9", max_retries=0)
            if isinstance(client, AsyncSync):
                loop.run_until_complete(client.models.list())
            else:
                client.models.list()

        return use

    def test_a_proxy_that_needs_a_package(self, use: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1")
        with pytest.raises(InvalidRequestError, match=r"socksio.* Look at ALL_PROXY"):
            use()

    def test_a_proxy_of_no_kind(self, use: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HTTP_PROXY", "gopher://127.0.0.1:1")
        with pytest.raises(InvalidRequestError, match=r"Look at HTTP_PROXY"):
            use()

    @pytest.mark.parametrize("content", [None, "no certificate"])
    def test_a_certificate_file_that_is_none(
        self, use: Any, content: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "authorities.pem"
        if content is not None:
            path.write_text(content)
        monkeypatch.setenv("SSL_CERT_FILE", str(path))
        with pytest.raises(InvalidRequestError, match=r"Look at SSL_CERT_FILE.* in the environment"):
            use()

    def test_another_event_loop_than_that_of_asyncio(self, sandbox: Sandbox) -> None:
        """As trio would drive it."""
        client = AsyncSync(api_key="test", base_url=sandbox.url)
        for coroutine in (client.models.list(), client.assets.upload(b"ID3"), client.generations.wait("x")):
            with pytest.raises(InvalidRequestError, match="AsyncSync needs a running asyncio event loop"):
                coroutine.send(None)
        with pytest.raises(InvalidRequestError, match="AsyncSync needs a running asyncio event loop"):
            client.generations.iter().__anext__().send(None)
        assert sandbox.requests == []
