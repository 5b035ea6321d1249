"""Findings turned into statements: the guide and, later, answers and verdicts."""
