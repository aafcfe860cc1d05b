# List assets with pagination
assets = sync.assets.list(limit=10, sort_by="dateDesc")
for asset in assets.items:
    print(f"{asset.name} ({asset.type}) - {asset.duration_seconds}s")

# Get a specific asset
asset = sync.assets.get("550e8400-e29b-41d4-a716-446655440000")
print(f"URL: {asset.url}")
