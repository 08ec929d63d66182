"""Finding muscles by pain: the panel beside the body, its parts, its files, and the wires to the brush."""
