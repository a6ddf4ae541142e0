"""State and item models between the pricing core and the widgets. QtCore only."""
