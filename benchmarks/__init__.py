"""Benchmarks: how fast, how small and how right lexloci is, in one table against its targets.

Run ``python -m benchmarks`` from the repository's root. Nothing here is a test: a slow machine makes
a row say ``over`` and never makes a build fail.
"""
