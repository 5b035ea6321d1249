"""Questions in a person's own words, answered from the record."""
