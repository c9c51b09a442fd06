"""What people do, one module per act of work."""
