"""One call of the API: its request, what came back, and whether to try again."""
