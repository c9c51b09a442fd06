"""The layout reader: a stream of lines from any source without mark-up of its own, and what a script's layout tells."""
