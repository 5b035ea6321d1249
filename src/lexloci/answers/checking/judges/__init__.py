"""Judges: each holds one sort of claim against the record."""
