"""Writers: from a draft to files."""
