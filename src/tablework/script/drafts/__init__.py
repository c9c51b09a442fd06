"""Comparing drafts: what every word of one became in the other, found once and for all marks."""
