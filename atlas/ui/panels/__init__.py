"""The panels round the canvas; each asks by a signal and is told by a setter, none knows another."""
