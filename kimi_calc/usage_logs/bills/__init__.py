"""What was billed beside what was worked out, and what could explain the difference."""
