"""What a generation would cost. The prices are invented, but always the same."""

from __future__ import annotations

from typing import Any, Dict

from .problems import Problem

#: US dollars per second of output, by model, newest model first.
PRICES: Dict[str, float] = {
    "sync-3": 0.13,
    "lipsync-2-pro": 0.08,
    "lipsync-2": 0.05,
    "react-1": 0.1,
    "lipsync-1.9.0-beta": 0.02,
}

CREDITS_PER_DOLLAR = 100

#: Beyond this, the numbers of JSON are no longer exact.
MOST = 2.0**53

#: Frames a second, where nothing else is known.
DEFAULT_FPS = 30.0


def estimate(model: str, duration: float, fps: float = DEFAULT_FPS) -> Dict[str, Any]:
    """Frames and US dollars for `duration` seconds."""
    if model not in PRICES:
        raise Problem(422, "cost_estimate_unavailable", field="model")
    frames, dollars = duration * fps, duration * PRICES[model]
    if max(frames, dollars) > MOST:
        raise Problem(422, "cost_estimate_unavailable", "The duration is too long to have a price.", field="duration")
    return {"estimatedFrameCount": round(frames), "estimatedGenerationCost": round(dollars, 4)}


def price(model: str, duration: float) -> str:
    """US dollars as the decimal string of a recorded cost."""
    return f"{duration * PRICES.get(model, 0.0):.4f}"
