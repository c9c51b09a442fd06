"""Doubling: who can be whom as well. The problem, its check, and the reasons of an answer; solvers stand elsewhere."""
