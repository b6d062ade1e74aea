"""Writes a trained encoder in the form that `encoder/` reads: `data/encoder.bin`.

    python train/export.py MODEL.pt -o data/encoder.bin --base MODEL_DIR --texts TOKENS.tsv [--vocab train/pieces.txt]

TOKENS.tsv is some ten thousand words of text for rounding the weights (see `rounding.py`): a token, a tab and its shape on each
line, and an empty line between paragraphs. MODEL.pt holds the tensors of the tagger, in any precision; the heads for sentences,
tokens and links are optional. MODEL_DIR holds the pretrained model that it was trained from: `vocab.txt`, `tokenizer.json`, and
`model.safetensors` for word embeddings that MODEL.pt does not contain. The vocabulary is the first pieces of the list that fit
into the size; a piece that is left out falls apart into pieces that are kept. `encoder/src/weights.rs` describes the sections;
both files change together.

Products are computed as u8 times i8, and two products of pairs are added as 16-bit numbers. The weights are therefore at most 7
bits wide, and among the four that are added together those of one sign sum to at most 128: 255 * 128 < 2^15.
"""
import argparse
import os
import struct

import numpy as np
import torch

from rounding import Texts, rounded

VERSION = 1
SCHEMA = (
    "width 384; heads 12; inner 1536; positions 256; pieces per token 12; tags 13; "
    "shapes (lower upper title mixed number mark other-capital other; quotation 3; sentence start 2); sentence 794 128"
)
WIDTH, INNER, POSITIONS, TAGS, GROUP = 384, 1536, 256, 13, 32
SPECIAL = ("[CLS]", "[SEP]", "[UNK]")


def fnv(text):
    """The 64-bit FNV-1a hash."""
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


class Out:
    """The file, as sections that start at multiples of 64 bytes."""

    def __init__(self):
        self.parts, self.length, self.sizes = [], 0, {}

    def add(self, name, array):
        data = array if isinstance(array, bytes) else np.ascontiguousarray(array).tobytes()
        data += bytes(-len(data) % 64)
        self.parts.append(data)
        self.length += len(data)
        self.sizes[name] = self.sizes.get(name, 0) + len(data)

    def half(self, name, array):
        array = np.asarray(array, np.float32)
        assert np.isfinite(array).all(), name
        self.add(name, array.astype("<f2"))


def packed(whole):
    """Panels of 16 rows, in them steps of 8 columns, in them two halves: 16 times 4 weights."""
    rows, depth = whole.shape
    return whole.reshape(rows // 16, 16, depth // 8, 2, 4).transpose(0, 2, 3, 1, 4)


def byte_rows(weight):
    """Rows of 8-bit integers with a scale each, for small tables."""
    scale = (np.maximum(np.abs(weight).max(1), 1e-8) / 127).astype("<f4")
    return np.rint(weight / scale[:, None]).astype(np.int8), scale


def codebook(values):
    """Sixteen levels for normalized values, by Lloyd's algorithm."""
    levels = np.quantile(values, (np.arange(16) + 0.5) / 16)
    for _ in range(40):
        code = np.searchsorted((levels[1:] + levels[:-1]) / 2, values)
        levels = np.bincount(code, values, 16) / np.maximum(np.bincount(code, minlength=16), 1)
        levels = np.sort(levels)
    return levels.astype(np.float32)


def nibbles(table):
    """Word embeddings in 4 bits: levels, a scale for each row, a factor for each group of a row, codes; and what is read back."""
    groups = table.reshape(len(table), -1, GROUP)
    spread = np.sqrt((groups**2).mean(2)) + 1e-8
    levels = codebook((groups / spread[:, :, None]).reshape(-1)[::7])
    levels = levels.astype(np.float16).astype(np.float32)
    middles = (levels[1:] + levels[:-1]) / 2
    row = (spread.max(1) * 1.3 / 255).astype(np.float16).astype(np.float32)
    best, error = None, None
    for share in np.linspace(0.76, 1.28, 27):
        factor = np.clip(np.rint(spread * share / row[:, None]), 1, 255)
        scale = (factor * row[:, None])[:, :, None]
        code = np.searchsorted(middles, groups / scale)
        now = ((levels[code] * scale - groups) ** 2).sum(2)
        if best is None:
            best, error = [factor, code], now
        else:
            better = now < error
            best = [np.where(better, factor, best[0]), np.where(better[:, :, None], code, best[1])]
            error = np.minimum(now, error)
    factor, code = best
    back = (levels[code] * (factor * row[:, None])[:, :, None]).reshape(table.shape)
    code = code.reshape(len(table), -1).astype(np.uint8)
    return levels, row, factor.astype(np.uint8), code[:, 0::2] | code[:, 1::2] << 4, back


def base_table(model, folder):
    if "word.weight" in model:
        return model["word.weight"]
    from safetensors.torch import load_file

    tensors = load_file(os.path.join(folder, "model.safetensors"))
    name = "embeddings.word_embeddings.weight"
    return (tensors[name] if name in tensors else tensors["bert." + name]).float().numpy()


def choose(listed, vocabulary, room, row):
    """The first pieces of the list that fit, as (text, row of the table): special ones, beginnings, continuations."""
    kept = []
    for piece in dict.fromkeys(listed):
        text = piece.removeprefix("##").encode()
        room -= row + 1 + len(text)
        if piece not in vocabulary or piece in SPECIAL or not 0 < len(text) < 256:
            continue
        if room < 0:
            break
        kept.append((piece.startswith("##"), text, vocabulary[piece]))
    kept.sort()
    return kept


def write_matrix(out, name, weight, bias, found):
    whole, scale = found
    out.add(name, packed(whole))
    out.add(name + " scales", scale)
    out.half(name + " bias", bias)
    back = whole * scale[:, None]
    print(f"{name:12s} error {np.sqrt(((back - weight) ** 2).mean() / (weight**2).mean()):.4f}")


def write_rows(out, name, weight):
    whole, scale = byte_rows(weight)
    out.add(name, whole)
    out.add(name + " scales", scale)


def write_body(out, model, layers, texts):
    write_rows(out, "positions", (model["pos.weight"][:POSITIONS] + model["typ"]))
    write_rows(out, "shapes", model["sh.weight"])
    out.half("norm", model["n.weight"])
    out.half("norm", model["n.bias"])
    for i in range(layers):
        prefix = f"layers.{i}."
        layer = {name.removeprefix(prefix): value for name, value in model.items() if name.startswith(prefix)}
        layer["smooth"] = np.ones(INNER, np.float32)
        names = ("qkv", "o", "f1", "f2")
        found = texts.layer(layer) if texts else {name: rounded(layer[name + ".weight"]) for name in names}
        for name in names:
            write_matrix(out, f"{i}.{name}", layer[name + ".weight"], layer[name + ".bias"], found[name])
        out.half("smooth", layer["smooth"])
        for norm in ("n1", "n2"):
            out.half("norm", layer[norm + ".weight"])
            out.half("norm", layer[norm + ".bias"])


def body_size(layers):
    """How many bytes the sections of `write_body` take."""
    padded = lambda size: size + -size % 64
    matrix = lambda n, k: n * k + padded(4 * n) + padded(2 * n)
    tables = (POSITIONS + 48) * WIDTH + 4 * POSITIONS + padded(4 * 48) + 4 * WIDTH
    layer = matrix(3 * WIDTH, WIDTH) + matrix(WIDTH, WIDTH) + matrix(INNER, WIDTH) + matrix(WIDTH, INNER)
    return tables + layers * (layer + 2 * INNER + 8 * WIDTH)


def write_heads(out, model):
    """The heads; the header says which of them there are."""
    out.half("tags", model["out.weight"])
    out.half("tags", model["out.bias"])
    out.half("tags", model["st"])
    out.add("tags", model["tr"].astype("<f4"))
    if "sent.0.weight" in model:
        write_rows(out, "sentence", model["sent.0.weight"])
        out.half("sentence", model["sent.0.bias"])
        out.half("sentence", model["sent.2.weight"])
        out.half("sentence", model["sent.2.bias"])
    if "tok.weight" in model:
        out.half("tokens", model["tok.weight"])
        out.half("tokens", model["tok.bias"])
    if "ld.weight" in model:
        for side in ("ld", "lc"):
            write_rows(out, "links", model[side + ".weight"])
            out.half("links", model[side + ".bias"])
        out.half("links", model["ln.weight"])
        out.half("links", model["ln.bias"])
        out.half("links", model["lb.weight"])


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("model")
    arguments.add_argument("-o", "--output", required=True)
    arguments.add_argument("--base", required=True)
    arguments.add_argument("--texts")
    arguments.add_argument("--vocab", default=os.path.join(os.path.dirname(__file__), "pieces.txt"))
    arguments.add_argument("--size", type=int, default=8_700_000)
    arguments.add_argument("--table", help="write the word embeddings as they are read back, for training with them (.npy)")
    a = arguments.parse_args()
    model = {k: v.float().numpy() for k, v in torch.load(a.model, weights_only=True, map_location="cpu").items()}
    with open(os.path.join(a.base, "vocab.txt"), encoding="utf-8") as lines:
        vocabulary = {piece.rstrip("\n"): i for i, piece in enumerate(lines)}
    with open(a.vocab, encoding="utf-8") as lines:
        listed = [piece.rstrip("\n") for piece in lines]
    layers = sum(name.endswith(".qkv.weight") for name in model)
    assert model["out.weight"].shape == (TAGS, WIDTH) and model["sh.weight"].shape == (48, WIDTH)
    if "sent.0.weight" in model:
        assert model["sent.0.weight"].shape == (128, 794), "the sentence head has another shape"
    body, heads = Out(), Out()
    write_heads(heads, model)
    table = base_table(model, a.base)
    row = WIDTH // 2 + WIDTH // GROUP + 2
    room = a.size - body_size(layers) - heads.length - 64 * 8 - 3 * (row + 1)
    kept = choose(listed, vocabulary, room, row)
    rows = [vocabulary[piece] for piece in SPECIAL] + [i for _, _, i in kept]
    levels, scale, factor, code, back = nibbles(table[rows])
    print(f"embeddings   error {np.sqrt(((back - table[rows]) ** 2).mean() / (table[rows] ** 2).mean()):.4f}")
    whole = table.copy()
    whole[rows] = back
    if a.table:
        np.save(a.table, whole)
    with torch.inference_mode():
        texts = Texts(a.texts, a.base, set(rows), whole, model) if a.texts else None
        write_body(body, model, layers, texts)
    assert body.length == body_size(layers)
    words = Out()
    words.half("levels", levels)
    words.half("embeddings", scale)
    words.add("embeddings", factor)
    words.add("embeddings", code)
    texts = [b""] * 3 + [text for _, text, _ in kept]
    words.add("vocabulary", bytes(map(len, texts)))
    words.add("vocabulary", b"".join(texts))
    counts = [
        layers, len(rows), sum(not rest for rest, _, _ in kept) + 3,
        model["sent.2.weight"].shape[0] if "sent.0.weight" in model else 0,
        model["tok.weight"].shape[0] if "tok.weight" in model else 0,
        model["ld.weight"].shape[0] // 2 if "ld.weight" in model else 0,
    ]
    header = b"ascrenc\0" + struct.pack("<IIQ6I", VERSION, 0, fnv(SCHEMA), *counts)
    data = b"".join([header + bytes(64 - len(header)), *words.parts, *body.parts, *heads.parts])
    assert len(data) <= a.size, f"{len(data)} bytes are more than {a.size}"
    with open(a.output, "wb") as file:
        file.write(data)
    for name, size in (words.sizes | heads.sizes | {"layers": sum(body.sizes.values())}).items():
        print(f"{name:14s} {size:9d}")
    print(f"{len(rows)} pieces, {len(data)} bytes")


if __name__ == "__main__":
    main()
