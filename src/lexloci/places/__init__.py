"""From messy text to jurisdictions, and to the agencies responsible there."""
