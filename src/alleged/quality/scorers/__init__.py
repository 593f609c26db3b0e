"""Comparing predictions with gold.

`attribution`, `coref`, `events`, `quantities` and `timex` are kept byte for byte as they were given
to us, so that our figures stay comparable with those of others who score with them; they are
therefore neither formatted nor typed here, and a test holds their digests. The other modules are
ours and follow the published definition that each one names.
"""
