"""Ways in and out: thin, no logic."""
