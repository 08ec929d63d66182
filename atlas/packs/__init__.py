"""Data packs: YAML folders to a Library, with every fault as a sentence; the only user of PyYAML."""
