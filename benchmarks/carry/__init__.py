"""Marks carried to a new draft: ours beside what web annotators, the W3C's quotations and a word diff make of them."""
