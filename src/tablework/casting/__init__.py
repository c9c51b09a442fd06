"""Casting: who plays what."""
