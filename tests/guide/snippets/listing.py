# List all generations
all_generations = sync.generations.list()

# Filter by status
completed = sync.generations.list(status="COMPLETED")
pending = sync.generations.list(status="PENDING")

for gen in completed:
    print(f"{gen.id} - {gen.status} - {gen.output_url}")
