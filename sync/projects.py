"""Projects: groups of generations and assets."""

from sync_client.resources.projects import (
    AsyncProjects as AsyncProjects,
)
from sync_client.resources.projects import (
    AsyncProjectsWithRawResponse as AsyncProjectsWithRawResponse,
)
from sync_client.resources.projects import (
    Projects as Projects,
)
from sync_client.resources.projects import (
    ProjectsWithRawResponse as ProjectsWithRawResponse,
)
