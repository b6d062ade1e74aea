"""Prints the tokens of sequences as `export.py --texts` reads them: a token, a tab and its shape; an empty line after a block.

    python train/texts.py SEQUENCES > TOKENS.tsv
"""
import json
import sys


def main():
    """Prints all articles."""
    with open(sys.argv[1], encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            for block in article["blocks"]:
                for word, shape in zip(block["words"], block["shapes"]):
                    print(word, shape, sep="\t")
                print()


if __name__ == "__main__":
    main()
