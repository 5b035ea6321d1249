"""Files that hold a page: told apart by their first bytes, read as plain text, never executed."""
