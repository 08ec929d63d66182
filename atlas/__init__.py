"""Trigger Point Atlas: myofascial trigger points and referred pain on a real human body."""

__version__ = "0.1.0"
