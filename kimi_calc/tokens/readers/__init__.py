"""What reads documents, one reader a kind: each is loaded with the first document of its kind."""
