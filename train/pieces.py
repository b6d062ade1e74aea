"""Counts the word pieces of news copy and writes them, the most frequent first, for `export.py --vocab`.

    python train/pieces.py TOKENIZER.json TEXTS... > train/pieces.txt

TEXTS are files of JSON lines with a field "text", plain or compressed (.xz). All pieces of one character come first: without
them, words would fall out of the vocabulary instead of falling apart.
"""
import json
import lzma
import sys
from collections import Counter

from tokenizers import Tokenizer

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def main():
    tokenizer = Tokenizer.from_file(sys.argv[1])
    tokenizer.no_padding()
    tokenizer.no_truncation()
    count = Counter()
    for path in sys.argv[2:]:
        with (lzma.open if path.endswith(".xz") else open)(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                count.update(tokenizer.encode(json.loads(line)["text"], add_special_tokens=False).tokens)
    pieces = [piece for piece in tokenizer.get_vocab() if piece not in SPECIAL and "[unused" not in piece]
    single = {piece for piece in pieces if len(piece.removeprefix("##")) == 1}
    print("\n".join(sorted(pieces, key=lambda piece: (piece not in single, -count[piece], piece))))


if __name__ == "__main__":
    main()
