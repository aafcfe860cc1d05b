"""Many jobs, done once, whatever happens in between: a run."""
