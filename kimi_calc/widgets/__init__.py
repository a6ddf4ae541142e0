"""What is seen. No arithmetic, no file access."""
