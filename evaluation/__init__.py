"""How well questions are read, measured on sentences that the reader was not made from."""
