generation = sync.generations.get("your-generation-id")

print(f"Status: {generation.status}")
print(f"Model: {generation.model}")
print(f"Created: {generation.created_at}")
print(f"Duration: {generation.output_duration}s")

if generation.output_url:
    print(f"Output: {generation.output_url}")
