"""An old book into a new one: the next year, or the same year in a newer schema."""
