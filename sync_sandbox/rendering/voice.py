"""Text to speech by espeak-ng, which the wheel `espeakng-loader` brings as a shared library."""

from __future__ import annotations

import ctypes
import functools
import threading
from typing import Any, List, Optional, Tuple

from .wav import to_wav

# Of espeak-ng's speak_lib.h.
_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000
_BY_CHARACTER = 1
_UTF8 = 1

#: What is shorter is the pause after nothing.
_MIN_SECONDS = 0.1

_Receiver = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)

#: The library is one for the process, and says one thing at a time.
_lock = threading.Lock()


def say(script: str) -> Optional[bytes]:
    """A WAV file; None where there is no espeak-ng, and when nothing of the script can be said."""
    with _lock:
        library, rate = _load()
        samples = _samples(library, script) if library is not None else b""
    return to_wav(samples, rate) if len(samples) > 2 * rate * _MIN_SECONDS else None


@functools.lru_cache(maxsize=None)
def _load() -> Tuple[Optional[ctypes.CDLL], int]:
    """The library and its samples a second; None where it is not installed, or not built for the platform."""
    try:
        import espeakng_loader  # type: ignore[import-untyped]

        library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path().encode()
    except (ImportError, OSError, RuntimeError):
        return None, 0
    rate = library.espeak_Initialize(_SYNCHRONOUS, 0, data, _DONT_EXIT)
    return (library if rate > 0 else None), rate


def _samples(library: ctypes.CDLL, script: str) -> bytes:
    blocks: List[bytes] = []

    def receive(samples: Any, count: int, events: object) -> int:
        if samples:
            blocks.append(ctypes.string_at(samples, 2 * count))
        return 0

    library.espeak_SetVoiceByName(b"en")
    receiver = _Receiver(receive)
    library.espeak_SetSynthCallback(receiver)
    # A zero would end the text.
    text = script.replace("\0", " ").encode("utf-8", "replace")
    library.espeak_Synth(text, ctypes.c_size_t(len(text) + 1), 0, _BY_CHARACTER, 0, _UTF8, None, None)
    return b"".join(blocks)
