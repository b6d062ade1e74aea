"""Articles as the encoder learns from them: blocks of tokens with tags, links and labels, windows of word pieces, and batches.

Articles come from `cargo xtask sequences`, one JSON object a line. Labels of sentences and sources come from the files that
`README.md` describes; places in them are bytes of UTF-8, half-open, as in the sequences.
"""
import json
import os
import zlib
from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np
import torch
from tokenizers import Tokenizer

# Tags are numbered as in src/attribution/tagger: nothing, then for each kind its first and its further tokens.
KINDS = ("cue", "source a", "source b", "content a", "content b", "content 0")
TAGS = 1 + 2 * len(KINDS)
SHAPES = 48

# The classes of the heads, in the order of src/encoder/reading.rs.
STATUSES = "NUASO"  # no statement, unattributed, unnamed ("anonymous"), named source, outlet
NEEDS = ("quotation", "contested", "figure", "claim", "none")
ROLES = ("no source", "via", "unnamed", "outlet", "named")
ACTS = (
    "says", "writes", "reports", "finds", "shows", "believes", "expects", "denies", "orders", "asks", "intends", "feels",
    "other",
)

# A word has at most so many pieces, a window so many with its two ends.
PIECES_PER_WORD = 12
WINDOW = 256

# So many of the pieces in `pieces.txt` are kept: as many as `export.py` keeps at its default size, which it prints.
KEPT = 13_920

# An unknown class, which no loss counts.
UNKNOWN = -1


class Pieces:
    """The word pieces of a token, from those that `export.py` keeps, so that training sees the same as the program."""

    def __init__(self, folder):
        """Takes the folder of the pretrained model."""
        with open(os.path.join(folder, "tokenizer.json"), encoding="utf-8") as file:
            settings = json.load(file)
        with open(os.path.join(os.path.dirname(__file__), "pieces.txt"), encoding="utf-8") as lines:
            kept = {piece.rstrip("\n") for piece in lines.readlines()[:KEPT]}
        kept |= {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"}
        vocabulary = settings["model"]["vocab"]
        settings["model"]["vocab"] = {piece: number for piece, number in vocabulary.items() if piece in kept}
        settings["padding"] = settings["truncation"] = None
        self.tokenizer = Tokenizer.from_str(json.dumps(settings))
        self.first, self.last, self.unknown = (vocabulary[piece] for piece in ("[CLS]", "[SEP]", "[UNK]"))
        self.known = {}

    def __call__(self, word):
        if word not in self.known:
            found = self.tokenizer.encode(word, add_special_tokens=False).ids[:PIECES_PER_WORD]
            self.known[word] = found or [self.unknown]
        return self.known[word]


@dataclass
class Link:
    """Which of several spans another one belongs to. A span is given by its first token."""

    task: int  # 0: a content belongs to a cue; 1: a cue belongs to a source
    dependent: int
    candidates: list
    right: list  # for each candidate, and at the end for none of them


@dataclass
class Sentence:
    """A labelled sentence: its tokens, half-open, and its classes."""

    start: int
    end: int
    status: int
    need: int


@dataclass
class Block:
    """A headline, paragraph or the like."""

    pieces: list  # for each token its pieces
    shapes: list
    tags: np.ndarray
    links: list
    sentences: list = field(default_factory=list)
    roles: np.ndarray | None = None  # for each token the role of the source that it is part of; none where nobody labelled it
    acts: np.ndarray | None = None  # for each token of a cue its act


@dataclass
class Article:
    """An article, as its blocks."""

    id: str
    blocks: list


@dataclass
class Window:
    """Tokens of one block, as many as fit."""

    block: Block
    start: int
    end: int
    pieces: list
    shapes: list
    firsts: list  # for each token where its first piece is

    def tags(self):
        """The tags of its tokens. A span that began before it begins with it."""
        tags = self.block.tags[self.start : self.end].copy()
        if tags[0] and tags[0] % 2 == 0:
            tags[0] -= 1
        return tags


def held_out(article_id):
    """Whether an article is kept for testing: a fifth of them, by a hash of the id."""
    return zlib.crc32(article_id.encode()) % 5 == 0


def spans(tags):
    """The spans that tags mark, as (kind, first token, token after the last)."""
    found = []
    for at, tag in enumerate(tags):
        if tag % 2 == 1:
            found.append([("content" if tag >= 7 else "source" if tag >= 3 else "cue"), at, at + 1])
        elif tag and found:
            found[-1][2] = at + 1
    return found


def links(tags, owners):
    """The links of a block; `owners` are, for each token, the numbers of the attributions that it is part of."""
    found = []
    every = spans(tags)
    for kind, at, _ in every:
        for task, dependent, head in ((0, "content", "cue"), (1, "cue", "source")):
            candidates = [start for other, start, _ in every if other == head]
            if kind == dependent and candidates:
                right = [bool(set(owners[at]) & set(owners[start])) for start in candidates]
                found.append(Link(task, at, candidates, right + [not any(right)]))
    return found


class Labels:
    """The labels of articles: the status and need of each sentence, and what the source of each attribution is."""

    def __init__(self, attributions, sentences):
        """Takes the paths of the two files."""
        with open(attributions, encoding="utf-8") as lines:
            self.attributions = {article["id"]: article["attributions"] for article in map(json.loads, lines)}
        self.sentences = defaultdict(list)
        with open(sentences, encoding="utf-8") as lines:
            for line in lines:
                article, start, end, label = line.rstrip("\n").split("\t")
                self.sentences[article].append((int(start), int(end), label))

    def add(self, article, block, places, starts):
        """Adds the labels of an article to one of its blocks; takes the bytes of its tokens and where its sentences start."""
        sentences = self.sentences[article]
        for start, end in zip(starts, starts[1:] + [len(places)]):
            label = most_shared(sentences, places[start][0], places[end - 1][1]) if start < end else None
            if label and label != "?":
                status, _, need = label.partition(":")
                need = NEEDS.index(need) if need in NEEDS else UNKNOWN
                block.sentences.append(Sentence(start, end, STATUSES.index(status), need))
        block.roles = np.zeros(len(places), np.int64)
        block.acts = np.full(len(places), UNKNOWN, np.int64)
        for attribution in self.attributions[article]:
            role = ROLES.index(source_role(attribution, sentences))
            put(block.roles, places, attribution["source"], role)
        for attribution in self.attributions[article]:
            put(block.roles, places, attribution["via"], ROLES.index("via"))
            act = attribution["act"]
            put(block.acts, places, attribution["cue"], ACTS.index(act if act in ACTS else "other"))


def most_shared(sentences, start, end):
    """The label of the sentence that shares most bytes with a range, if it shares at least half of the range."""
    shared = lambda sentence: min(sentence[1], end) - max(sentence[0], start)
    best = max(sentences, key=shared, default=None)
    return best[2] if best and shared(best) >= (end - start) / 2 else None


def source_role(attribution, sentences):
    """What the source of an attribution is. An outlet stands behind a sentence of that status if there is no via."""
    place = attribution["cue"] or attribution["content"]
    overlaps = lambda start, end: any(start < last and end > first for first, last in place)
    if attribution["who"] == "anon":
        return "unnamed"
    if not attribution["via"] and any(label[0] == "O" and overlaps(start, end) for start, end, label in sentences):
        return "outlet"
    return "named"


def put(values, places, ranges, value):
    """Gives a value to all tokens that overlap one of the ranges of bytes."""
    for start, end in ranges:
        for at, (first, last) in enumerate(places):
            if first < end and last > start:
                values[at] = value


def read(path, pieces, labels=None):
    """The articles of a file that `cargo xtask sequences` wrote."""
    articles = []
    with open(path, encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            blocks = []
            for raw in article["blocks"]:
                tags = np.array(raw["tags"], np.int64)
                block = Block([pieces(word) for word in raw["words"]], raw["shapes"], tags, links(tags, raw["owners"]))
                if labels:
                    labels.add(article["id"], block, raw["spans"], raw["sentences"])
                blocks.append(block)
            articles.append(Article(article["id"], blocks))
    return articles


def windows(articles, pieces):
    """All blocks of the articles, cut where they are longer than a window."""
    found = []
    for block in (block for article in articles for block in article.blocks):
        start = 0
        while start < len(block.pieces):
            window = Window(block, start, start, [pieces.first], [0], [])
            while window.end < len(block.pieces) and len(window.pieces) + len(block.pieces[window.end]) < WINDOW:
                word = block.pieces[window.end]
                window.firsts.append(len(window.pieces))
                window.pieces += word
                window.shapes += [block.shapes[window.end]] * len(word)
                window.end += 1
            window.pieces.append(pieces.last)
            window.shapes.append(0)
            found.append(window)
            start = window.end
    return found


def batches(found, size):
    """Groups windows of similar length; a group has at most `size` pieces after padding."""
    groups = []
    for window in sorted(found, key=lambda window: len(window.pieces)):
        if not groups or len(window.pieces) * (len(groups[-1]) + 1) > size:
            groups.append([])
        groups[-1].append(window)
    return groups


def tensors(batch):
    """A batch as pieces, shapes and mask, [windows, longest], and the places of the first pieces of all tokens, [tokens]."""
    longest = max(len(window.pieces) for window in batch)
    pieces = torch.zeros(len(batch), longest, dtype=torch.long)
    shapes = torch.zeros(len(batch), longest, dtype=torch.long)
    mask = torch.zeros(len(batch), longest, dtype=torch.bool)
    firsts = []
    for row, window in enumerate(batch):
        length = len(window.pieces)
        pieces[row, :length] = torch.tensor(window.pieces)
        shapes[row, :length] = torch.tensor(window.shapes)
        mask[row, :length] = True
        firsts += [row * longest + at for at in window.firsts]
    return pieces, shapes, mask, torch.tensor(firsts)
