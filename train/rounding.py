"""Rounds the weights of products to 7 bits so that the products stay close, on texts: GPTQ.

Weights are rounded column by column, and the error of each column is made up for by those that are still to be rounded, with
respect to the inputs that the texts give. Inputs come from the layers before as they are after rounding.
"""
import json
import os

import numpy as np
import torch
import torch.nn.functional as F

LOW, HIGH, TOGETHER = -64, 63, 128


def scales(weight, importance):
    """For each row, of several scales the one with the smallest error."""
    top = np.maximum(np.abs(weight).max(1), 1e-8)
    best, error = np.zeros(len(weight), np.float32), np.full(len(weight), np.inf)
    for share in np.linspace(1.0, 0.5, 26):
        scale = (top * share / HIGH).astype(np.float32)
        back = np.clip(np.rint(weight / scale[:, None]), LOW, HIGH) * scale[:, None]
        now = ((back - weight) ** 2 * importance).sum(1)
        best, error = np.where(now < error, scale, best), np.minimum(now, error)
    return best


def rounded(weight, moments=None):
    """Whole numbers and their scales. `moments` are the mean products of inputs; without them, weights are simply rounded.

    Four weights that are added as 16-bit numbers, two neighbours and the two that are four columns behind them, sum to at most
    128 of each sign.
    """
    depth = weight.shape[1]
    if moments is None:
        moments = np.eye(depth)
    moments = moments + np.eye(depth) * (np.trace(moments) / depth * 0.01)
    scale = scales(weight, np.diag(moments))
    order = np.argsort(-np.diag(moments), kind="stable")
    root = torch.tensor(moments[np.ix_(order, order)])
    root = torch.linalg.cholesky(torch.cholesky_inverse(torch.linalg.cholesky(root)), upper=True).numpy()
    left = weight[:, order].astype(np.float64)
    whole = np.zeros(weight.shape, np.int32)
    sums = np.zeros((2, len(weight), depth // 4), np.int32)
    for at, column in enumerate(order):
        four = column // 8 * 2 + column % 4 // 2
        low = np.maximum(LOW, sums[1][:, four] - TOGETHER)
        high = np.minimum(HIGH, TOGETHER - sums[0][:, four])
        value = np.clip(np.rint(left[:, at] / scale), low, high).astype(np.int32)
        whole[:, column] = value
        sums[0][:, four] += np.maximum(value, 0)
        sums[1][:, four] += np.maximum(-value, 0)
        error = (left[:, at] - value * scale) / root[at, at]
        left[:, at + 1:] -= error[:, None] * root[at, at + 1:]
    return whole.astype(np.int8), scale.astype("<f4")


def smoothing(weight, most):
    """Factors for activations: columns with large weights get larger activations instead, up to two to the power of `most`."""
    column = np.abs(weight).max(0)
    return np.exp2(np.clip(np.rint(2 * np.log2(column / np.median(column))) / 2, 0, most)).astype(np.float16).astype(np.float32)


def as_bytes(x):
    """Activations as they are after rounding to bytes, with a scale and a zero for each row."""
    low, high = x.amin(-1, keepdim=True).clamp(max=0), x.amax(-1, keepdim=True).clamp(min=0)
    scale = (high - low) / 255
    zero = torch.round(-low / scale)
    return (torch.clamp(torch.round(x / scale + zero), 0, 255) - zero) * scale


class Texts:
    """Paragraphs in the state before some layer: rows of vectors."""

    def __init__(self, path, folder, kept, table, model):
        from tokenizers import Tokenizer

        with open(os.path.join(folder, "tokenizer.json"), encoding="utf-8") as file:
            settings = json.load(file)
        vocabulary = settings["model"]["vocab"]
        settings["model"]["vocab"] = {piece: i for piece, i in vocabulary.items() if i in kept or piece in ("[PAD]", "[MASK]")}
        settings["padding"] = settings["truncation"] = None
        pieces = Tokenizer.from_str(json.dumps(settings))
        ends = [vocabulary["[CLS]"], vocabulary["[SEP]"]]
        self.rows = []
        norm = [torch.tensor(model[name]) for name in ("n.weight", "n.bias")]
        for paragraph in open(path, encoding="utf-8").read().split("\n\n"):
            ids, shapes = [ends[0]], [0]
            for line in filter(None, paragraph.split("\n")):
                text, shape = line.split("\t")
                found = pieces.encode(text, add_special_tokens=False).ids[:12] or [vocabulary["[UNK]"]]
                ids += found
                shapes += [int(shape)] * len(found)
            ids, shapes = ids[:255] + ends[1:], shapes[:255] + [0]
            x = table[ids] + model["pos.weight"][: len(ids)] + model["typ"] + model["sh.weight"][shapes]
            self.rows.append(F.layer_norm(torch.tensor(x), (x.shape[1],), *norm, 1e-12))

    def layer(self, layer):
        """Runs all paragraphs through a layer; gives its rounded weights."""
        found = {}

        def product(name, inputs):
            inputs = [as_bytes(x) for x in inputs]
            every = torch.cat(inputs).double()
            found[name] = rounded(layer[name + ".weight"], (every.T @ every / len(every)).numpy())
            whole, scale = found[name]
            weight, bias = torch.tensor(whole * scale[:, None]), torch.tensor(layer[name + ".bias"])
            return [F.linear(x, weight, bias) for x in inputs]

        def norm(name, rows, change):
            weight, bias = torch.tensor(layer[name + ".weight"]), torch.tensor(layer[name + ".bias"])
            return [F.layer_norm(x + y, x.shape[1:], weight, bias, 1e-12) for x, y in zip(rows, change)]

        self.rows = norm("n1", self.rows, product("o", list(map(attend, product("qkv", self.rows)))))
        inner = [F.gelu(x) for x in product("f1", self.rows)]
        exact, least = layer["f2.weight"], None
        wanted = [F.linear(x, torch.tensor(exact), torch.tensor(layer["f2.bias"])) for x in inner]
        for most in (0, 1):
            smooth = smoothing(exact, most)
            layer["f2.weight"] = exact / smooth
            change = product("f2", [x * torch.tensor(smooth) for x in inner])
            error = sum(float(((x - y) ** 2).sum()) for x, y in zip(change, wanted))
            print(f"f2, activations up to {2 ** most} times larger: error {error:.4g}")
            if least is None or error < least[0]:
                least = error, smooth, found["f2"], change
        _, layer["smooth"], found["f2"], change = least
        layer["f2.weight"] = exact / layer["smooth"]
        self.rows = norm("n2", self.rows, change)
        return found


def attend(triple, heads=12):
    query, key, value = triple.view(len(triple), 3, heads, -1).permute(1, 2, 0, 3)
    shares = torch.softmax(query @ key.transpose(1, 2) * query.shape[-1] ** -0.5, -1)
    return (shares @ value).transpose(0, 1).reshape(len(triple), -1)
