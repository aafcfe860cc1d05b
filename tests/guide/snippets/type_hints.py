from sync.common import (
    Audio,
    Video,
    TTS,
    GenerationOptions,
    Generation,
    GenerationStatus,
    Model,
)

# Response objects are typed -- your editor knows all available fields
generation: Generation = sync.generations.get("job-id")
status: GenerationStatus = generation.status # "PENDING" | "PROCESSING" | "COMPLETED" | "FAILED" | "REJECTED"
model: Model = generation.model # "lipsync-2" | "lipsync-2-pro" | ...
output_url: str | None = generation.output_url
