"""Who is told of the end of a job."""

from __future__ import annotations

from .batches import Batch
from .generations import Generation
from .state import State
from .webhooks import generation_notification


def tell_generation(state: State, generation: Generation) -> None:
    """Tell the webhook of a generation when it ends."""
    state.webhooks.send_after(
        generation.id,
        lambda: state.schedule.wait(generation),
        generation.request.get("webhookUrl"),
        lambda: generation_notification(state.generation_json(generation)),
    )


def tell_batch(state: State, batch: Batch) -> None:
    """Tell the webhook of a batch when all of it has ended."""

    async def end() -> None:
        for generation in batch.generations.values():
            await state.schedule.wait(generation)

    state.webhooks.send_after(batch.id, end, batch.webhook_url, lambda: state.batch_json(batch))


def tell_the_rest(state: State) -> None:
    """Tell of every end that nobody was told of before the sandbox was closed."""
    for generation in state.generations.all():
        tell_generation(state, generation)
    for batch in state.batches.all():
        tell_batch(state, batch)
