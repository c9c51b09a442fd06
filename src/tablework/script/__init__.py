"""The text: drafts and what is in them. Pure: no clock, no file, no chance."""
