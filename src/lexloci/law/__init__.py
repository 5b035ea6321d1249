"""The law engine: what governs a variable at a place on a date."""
