"""Models: what a generation can be made with."""

from sync_client.resources.models import (
    AsyncModels as AsyncModels,
)
from sync_client.resources.models import (
    AsyncModelsWithRawResponse as AsyncModelsWithRawResponse,
)
from sync_client.resources.models import (
    Models as Models,
)
from sync_client.resources.models import (
    ModelsWithRawResponse as ModelsWithRawResponse,
)
