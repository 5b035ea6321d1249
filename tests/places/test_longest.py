"""How long names are that begin with a word: what running text need not be searched for is left out."""

from __future__ import annotations

from collections import defaultdict

from lexloci import Lexloci


def test_it_is_the_longest_of_all_names_with_that_first_word() -> None:
    gazetteer = Lexloci().gazetteer
    known: dict[str, int] = defaultdict(int)
    for name, _ in gazetteer.names():
        words = name.split(" ")
        known[words[0]] = max(known[words[0]], len(words))
    assert all(gazetteer.longest(word) == size for word, size in list(known.items())[::50])
    assert gazetteer.longest("saint") == known["saint"] > 2


def test_a_word_with_which_no_name_begins_has_none() -> None:
    assert Lexloci().gazetteer.longest("xyzzy") == 0
