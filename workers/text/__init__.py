"""The ground: Arabic text in, values out."""
