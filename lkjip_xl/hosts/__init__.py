"""Hosts press the button and show what came out."""
