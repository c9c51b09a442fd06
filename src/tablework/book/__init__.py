"""The marked-up script: entries, the records they make, and what each person is told of them. Pure."""
