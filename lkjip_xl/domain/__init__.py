"""Pure calculation: what the numbers mean and how they are computed."""
