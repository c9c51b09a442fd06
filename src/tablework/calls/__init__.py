"""Conflicts, rules of work as data, the problem of a rehearsal period, its plan and its measure. Pure."""
