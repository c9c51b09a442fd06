"""What parts need of whoever plays them: the kinds of need, how each is graded, and what a script says of them."""
