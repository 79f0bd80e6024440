"""Books that only take notes of what to write: Excel far away carries it out afterwards."""
