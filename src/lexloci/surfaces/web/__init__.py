"""The pages of lexloci: one set of them for the server and for the published site."""
