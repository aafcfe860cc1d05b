"""A span, a duration and a count of retries for OpenTelemetry, from every request.

In a checkout: pip install . opentelemetry-sdk
"""

import time
from typing import Dict, Union

from opentelemetry import metrics, trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import ConsoleSpanExporter, SimpleSpanProcessor
from opentelemetry.trace import SpanKind, Status, StatusCode

from sync import ResponseDetails, RetryDetails, Sync
from sync.common import Audio, Video

tracer = trace.get_tracer("sync")
meter = metrics.get_meter("sync")
durations = meter.create_histogram("http.client.request.duration", unit="s")
retries = meter.create_counter("sync.retries")


def on_response(details: ResponseDetails) -> None:
    # Hooks run where the call was made, so the span is a child of whatever is current there.
    end = time.time_ns()
    attributes: Dict[str, Union[str, int]] = {
        "http.request.method": details.method,
        "http.request.resend_count": details.attempt - 1,
    }
    if details.status_code is not None:
        attributes["http.response.status_code"] = details.status_code
    if details.error is not None:
        attributes["error.type"] = details.error
    durations.record(details.duration, {**attributes, "sync.operation": details.operation})
    span = tracer.start_span(
        f"{details.method} {details.operation}",
        kind=SpanKind.CLIENT,
        start_time=end - int(details.duration * 1e9),
        attributes={**attributes, "url.path": details.path, "sync.request_id": details.request_id or ""},
    )
    if details.error is not None:
        span.set_status(Status(StatusCode.ERROR, details.error))
    span.end(end)


def on_retry(details: RetryDetails) -> None:
    retries.add(1, {"sync.operation": details.operation, "error.type": details.error})


if __name__ == "__main__":
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(ConsoleSpanExporter()))
    trace.set_tracer_provider(provider)
    with Sync(on_response=on_response, on_retry=on_retry) as client:
        client.generations.create(
            model="lipsync-2",
            input=[
                Video(url="https://assets.sync.so/docs/example-video.mp4"),
                Audio(url="https://assets.sync.so/docs/example-audio.wav"),
            ],
        )
