"""Calls of whole rehearsal periods: a generator of periods that can be planned, the plan of a careful hand, ours."""
