"""The shelf: where things are kept."""
