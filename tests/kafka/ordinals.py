"""A flow of one step that numbers the articles of its partition: a memory that is lost or mixed up repeats itself."""
import sys

from topics.records import RawArticle, Rejected
from workers.kafka.worker import main
from workers.settings import Settings
from workers.topology import Step


class Ordinals:
    """Gives each new id the next number of its partition, and the same id the same number."""

    version = "test"

    def __init__(self, store):
        self.store = store
        self.numbers = {key: int(value) for key, value in store.items()}

    def __call__(self, article, at):
        key = article.id.encode()
        if key not in self.numbers:
            self.numbers[key] = len(self.numbers)
            self.store[key] = str(self.numbers[key]).encode()
        return Rejected(id=article.id, reason="no_body", detail=str(self.numbers[key]))


STEPS = (Step("ordinals", RawArticle, Ordinals, gives=(Rejected,), remembers=True),)

if __name__ == "__main__":
    sys.exit(main(Settings.read(), STEPS))
