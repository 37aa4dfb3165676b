"""How Vietnamese a text is: the evidence by which an encoding is told from another.

A Vietnamese word is one syllable: consonants, one to three vowels with at most one tone, a final. Bytes
read under the wrong encoding give letters in places where no syllable has them.
"""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[^\W\d_]+")
TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ph|th|tr|kh|gh|gi|qu|ch|[bcdđghklmnpqrstvx])?[aăâeêioôơuưy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)


def is_syllable(word: str) -> bool:
    """Whether the word could be a Vietnamese syllable; `ChØ` (read as Windows-1252) could not."""
    parts = unicodedata.normalize("NFD", word.lower())
    if len(TONES.findall(parts)) > 1:
        return False
    return bool(SYLLABLE.fullmatch(unicodedata.normalize("NFC", TONES.sub("", parts))))


def score(text: str) -> int:
    """Words with accents that are syllables, less those that are none; plain ASCII words say nothing."""
    words = [word for word in WORD.findall(text) if not word.isascii()]
    return sum(1 if is_syllable(word) else -1 for word in words)
