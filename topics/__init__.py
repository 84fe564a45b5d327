"""What travels: the records, the topics they travel on, and their bytes."""
