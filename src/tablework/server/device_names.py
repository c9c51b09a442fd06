"""What to call a device in a person's list of devices."""

from __future__ import annotations

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "Chromebook"),
    ("Mac", "Mac"),
    ("Windows", "Windows"),
    ("Linux", "Linux"),
)
"""Signs in a browser's name for itself, the particular before what everybody says."""


def device_name(user_agent: str) -> str:
    """A browser's name for itself as people say it: ``Firefox on Android``."""
    browser = next((name for sign, name in _BROWSERS if sign in user_agent), "A browser")
    system = next((f" on {name}" for sign, name in _SYSTEMS if sign in user_agent), "")
    return browser + system
