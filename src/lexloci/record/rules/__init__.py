"""Validation rules. Each is a small function that names one mistake it prevents."""
