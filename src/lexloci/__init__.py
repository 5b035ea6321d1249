"""lexloci: the law of the place."""
