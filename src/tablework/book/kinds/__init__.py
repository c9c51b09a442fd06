"""What records there are: one module for each kind of mark, and one for the people and the production itself."""
