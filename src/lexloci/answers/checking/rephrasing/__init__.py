"""A language model that splits and rephrases sentences; what it returns is checked, and it judges nothing."""
