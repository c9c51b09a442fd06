"""Measured beside peers, in one run, as ratios. `make bench` runs all of it; nothing here is a test."""
