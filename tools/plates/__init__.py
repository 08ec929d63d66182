"""The plate renderer."""
