"""What sync_client is made of besides the contract: copied into it as it stands here."""
