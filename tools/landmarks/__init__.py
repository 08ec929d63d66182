"""Computes the named places of the body (``data/landmarks.yaml``) from the meshes, one rule each."""
