"""The standalone program: what goes into it, and what is handed out."""
