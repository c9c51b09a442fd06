"""Who is at the table: people, their positions, and who may see and do what. Pure."""
