"""The window: the only part of the atlas that knows Qt."""
