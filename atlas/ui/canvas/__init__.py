"""The canvas: one or two plates of the body with their marks. It asks by signals and is told by setters."""
