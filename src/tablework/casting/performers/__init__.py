"""Performers and agencies: what they can play, and what is kept of them."""
