"""One reader for questions and claims: words, topics, places and days in a text, without answering."""
