"""What the atlas knows: frozen records and pure functions, standard library only (numpy where named)."""
