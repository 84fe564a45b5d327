"""Write every document anew: make schemas."""
from pathlib import Path

from topics.schemas import documents

for name, text in documents().items():
    Path(__file__).with_name(name).write_text(text, encoding="utf-8")
