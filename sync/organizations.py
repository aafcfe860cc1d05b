"""Organizations: what belongs to all keys of one."""

from sync_client.resources.organizations import (
    AsyncOrganizations as AsyncOrganizations,
)
from sync_client.resources.organizations import (
    AsyncOrganizationsWithRawResponse as AsyncOrganizationsWithRawResponse,
)
from sync_client.resources.organizations import (
    Organizations as Organizations,
)
from sync_client.resources.organizations import (
    OrganizationsWithRawResponse as OrganizationsWithRawResponse,
)
