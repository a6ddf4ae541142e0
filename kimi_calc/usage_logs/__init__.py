"""Records of use → tallies → what they cost. No Qt, loaded when it is used."""
