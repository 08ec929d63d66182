"""Offline tools: they read the meshes and write assets and data. Nothing at run time imports them."""
