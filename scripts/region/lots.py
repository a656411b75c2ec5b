"""Numbers drawn by lot: the same for the same seed, on any machine and any Python."""

import hashlib


class Lots:
    """A stream of numbers that depends only on its words; streams with other words do not disturb it."""

    def __init__(self, *words):
        self._state = int.from_bytes(hashlib.sha256("/".join(map(str, words)).encode()).digest()[:8], "big")

    def _next(self):
        """The next 64 bits (splitmix64)."""
        mask = (1 << 64) - 1
        self._state = (self._state + 0x9E3779B97F4A7C15) & mask
        bits = self._state
        bits = ((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9) & mask
        bits = ((bits ^ (bits >> 27)) * 0x94D049BB133111EB) & mask
        return bits ^ (bits >> 31)

    def unit(self):
        """A number from 0 to below 1."""
        return (self._next() >> 11) / (1 << 53)

    def between(self, low, high):
        """A number from low to high, all alike."""
        return low + (high - low) * self.unit()

    def whole(self, low, high):
        """A whole number from low to high, both included."""
        return low + self._next() % (high - low + 1)

    def skewed(self, low, high):
        """A number from low to high, small ones more often: most works are small."""
        return low * (high / low) ** self.unit() if low > 0 else self.between(low, high)

    def noise(self, spread):
        """A number around 0 with about this spread (the mean of twelve, so nothing is far out)."""
        return spread * (sum(self.unit() for _ in range(12)) - 6)

    def one_of(self, things):
        """One of several things."""
        return things[self._next() % len(things)]

    def shuffled(self, things):
        """The things in an order by lot."""
        rest, order = list(things), []
        while rest:
            order.append(rest.pop(self._next() % len(rest)))
        return order
