"""Tables of any layout: which column is what, and rows → records."""
