"""The memories that stages are given: compact records in a mapping, and the index derived from them."""
