"""The decisions: one record in, one record out. No clock, environment, log or await."""
