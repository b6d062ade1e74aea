"""The network: a BERT encoder with an embedding of the shapes of words, and heads for tags, links, tokens and sentences.

The short names of the parameters are those that `export.py` reads.
"""
import os

import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file
from torch.nn.utils.rnn import pad_sequence

from data import ACTS, NEEDS, ROLES, SHAPES, STATUSES, TAGS

WIDTH, HEADS, INNER, POSITIONS, DROPOUT = 384, 12, 1536, 512, 0.1
LINK_WIDTH = 64
DISTANCES = 24
IMPOSSIBLE = -1e4


def possible_transitions():
    """Which tag (row) another tag (column) may follow, [tags, tags]: the further tokens of a kind follow only tokens of it."""
    possible = torch.ones(TAGS, TAGS, dtype=torch.bool)
    for further in range(2, TAGS, 2):
        possible[:, further] = False
        possible[further - 1 : further + 1, further] = True
    return possible


POSSIBLE = possible_transitions()


class Layer(nn.Module):
    """A layer of BERT: attention, then two products with GELU between them."""

    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.o = nn.Linear(WIDTH, WIDTH)
        self.n1 = nn.LayerNorm(WIDTH, 1e-12)
        self.f1 = nn.Linear(WIDTH, INNER)
        self.f2 = nn.Linear(INNER, WIDTH)
        self.n2 = nn.LayerNorm(WIDTH, 1e-12)

    def forward(self, x, bias):
        """From [windows, pieces, width] to the same; `bias`, [windows, 1, 1, pieces], keeps attention off the padding."""
        count, length, _ = x.shape
        parts = self.qkv(x).view(count, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        # Plain products are much faster on CPUs than PyTorch's fused attention.
        shares = torch.softmax(query @ key.transpose(2, 3) * (WIDTH // HEADS) ** -0.5 + bias, -1)
        attended = self.o((shares @ value).transpose(1, 2).reshape(x.shape))
        x = self.n1(x + F.dropout(attended, DROPOUT, self.training))
        inner = self.f2(F.gelu(self.f1(x)))
        return self.n2(x + F.dropout(inner, DROPOUT, self.training))


class Encoder(nn.Module):
    """The encoder with all its heads."""

    def __init__(self, layers, words):
        """Takes the number of layers and the embeddings of word pieces, [pieces, width], which stay as they are."""
        super().__init__()
        self.word = nn.Embedding.from_pretrained(words, freeze=True)
        self.pos = nn.Embedding(POSITIONS, WIDTH)
        self.typ = nn.Parameter(torch.zeros(WIDTH))  # BERT's embedding of the first of two texts
        self.sh = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.sh.weight)
        self.n = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        # tags: scores, transitions and starts
        self.out = nn.Linear(WIDTH, TAGS)
        self.tr = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.st = nn.Parameter(torch.zeros(TAGS))
        # links: dependents, candidates, no candidate, distance; two tasks each
        self.ld = nn.Linear(WIDTH, 2 * LINK_WIDTH)
        self.lc = nn.Linear(WIDTH, 2 * LINK_WIDTH)
        self.ln = nn.Linear(WIDTH, 2)
        self.lb = nn.Embedding(2 * DISTANCES, 1)
        nn.init.zeros_(self.lb.weight)
        # sentences: statuses and needs; tokens: roles and acts
        self.sent = nn.Sequential(
            nn.Linear(2 * WIDTH + 2 * TAGS, 128), nn.Tanh(), nn.Linear(128, len(STATUSES) + len(NEEDS))
        )
        self.tok = nn.Linear(WIDTH, len(ROLES) + len(ACTS))

    def forward(self, pieces, shapes, mask, firsts):
        """The vector of each token, [tokens, width], that of its first piece; the arguments are those of `data.tensors`."""
        x = self.word(pieces) + self.pos.weight[: pieces.shape[1]] + self.typ + self.sh(shapes)
        x = F.dropout(self.n(x), DROPOUT, self.training)
        bias = torch.zeros(mask.shape).masked_fill(~mask, IMPOSSIBLE)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return F.dropout(x.reshape(-1, WIDTH)[firsts], DROPOUT, self.training)

    def link(self, dependents, candidates, none, link, offset):
        """The scores of the candidates of a link, then of none of them, [candidates + 1].

        `dependents`, `candidates` [tokens, 2 * link width] and `none` [tokens, 2] are what `ld`, `lc` and `ln` make of the
        vectors; `offset` is where the first token of the block is in them.
        """
        part = slice(link.task * LINK_WIDTH, (link.task + 1) * LINK_WIDTH)
        at = [offset + candidate for candidate in link.candidates]
        scores = candidates[at, part] @ dependents[offset + link.dependent, part] / LINK_WIDTH**0.5
        steps = [link.task * DISTANCES + distance(candidate - link.dependent) for candidate in link.candidates]
        scores = scores + self.lb.weight[steps, 0]
        return torch.cat([scores, none[offset + link.dependent, link.task].view(1)])

    def sentence(self, vectors, tags):
        """What the head for sentences takes, [2 * width + 2 * tags]: mean and maximum of what the tokens of a sentence have.

        `vectors` are [tokens, width], `tags` are the probabilities of their tags, [tokens, tags].
        """
        return torch.cat([vectors.mean(0), vectors.amax(0), tags.mean(0), tags.amax(0)])

    def tag_loss(self, scores, tags, lengths):
        """The negative log-likelihood of the right tags, summed over all tokens.

        `scores` [tokens, tags] and `tags` [tokens] are those of windows one after another; `lengths` are their lengths.
        """
        transitions = self.tr.masked_fill(~POSSIBLE, IMPOSSIBLE)
        start = self.st.masked_fill(~POSSIBLE[0], IMPOSSIBLE)
        padded = pad_sequence(scores.split(lengths), batch_first=True)
        ends = torch.tensor(lengths)
        paths = start + padded[:, 0]
        for at in range(1, padded.shape[1]):
            longer = torch.logsumexp(paths[:, :, None] + transitions, 1) + padded[:, at]
            paths = torch.where((at < ends)[:, None], longer, paths)
        right = scores.gather(1, tags[:, None]).sum()
        for sequence in tags.split(lengths):
            right = right + start[sequence[0]] + transitions[sequence[:-1], sequence[1:]].sum()
        return torch.logsumexp(paths, 1).sum() - right

    def best_tags(self, scores):
        """The most likely tags of one window, a list, given their scores [tokens, tags]."""
        transitions = self.tr.masked_fill(~POSSIBLE, IMPOSSIBLE)
        best = self.st.masked_fill(~POSSIBLE[0], IMPOSSIBLE) + scores[0]
        before = []
        for row in scores[1:]:
            best, came_from = (best[:, None] + transitions).max(0)
            best = best + row
            before.append(came_from)
        tags = [int(best.argmax())]
        for came_from in reversed(before):
            tags.append(int(came_from[tags[-1]]))
        return tags[::-1]

    @torch.no_grad()
    def tie_transitions(self):
        """Makes transitions the same from the first and from further tokens of a kind, as the program's decoding has it."""
        firsts = [0, *range(1, TAGS, 2)]
        for first in range(1, TAGS, 2):
            both, further = [first, first + 1], first + 1
            for column in (*firsts, further):
                self.tr[both, column] = self.tr[both, column].mean()


def distance(tokens):
    """The class of a distance in tokens, forwards or backwards."""
    far = abs(tokens)
    near = far if far < 6 else 6 + sum(far >= limit for limit in (8, 12, 18, 30, 60))
    return near + (DISTANCES // 2 if tokens > 0 else 0)


def pretrained(folder, layers, words=None):
    """An encoder with the given layers of a pretrained BERT; its heads are new. `words` are other embeddings of word pieces."""
    tensors = load_file(os.path.join(folder, "model.safetensors"))
    tensors = {name.removeprefix("bert."): tensor.float() for name, tensor in tensors.items()}
    take = lambda name: tensors["embeddings." + name]
    model = Encoder(len(layers), take("word_embeddings.weight") if words is None else words)
    ours = {
        "pos.weight": take("position_embeddings.weight"),
        "typ": take("token_type_embeddings.weight")[0],
        "n.weight": take("LayerNorm.weight"),
        "n.bias": take("LayerNorm.bias"),
    }
    for to, layer in enumerate(layers):
        take = lambda name: tensors[f"encoder.layer.{layer}.{name}"]
        for part in ("weight", "bias"):
            attention = [take(f"attention.self.{name}.{part}") for name in ("query", "key", "value")]
            ours[f"layers.{to}.qkv.{part}"] = torch.cat(attention)
            ours[f"layers.{to}.o.{part}"] = take(f"attention.output.dense.{part}")
            ours[f"layers.{to}.n1.{part}"] = take(f"attention.output.LayerNorm.{part}")
            ours[f"layers.{to}.f1.{part}"] = take(f"intermediate.dense.{part}")
            ours[f"layers.{to}.f2.{part}"] = take(f"output.dense.{part}")
            ours[f"layers.{to}.n2.{part}"] = take(f"output.LayerNorm.{part}")
    model.load_state_dict(ours, strict=False)
    return model


def resumed(path, folder, layers=None, words=None):
    """An encoder that was trained before, with all its layers or the given ones; heads that the file does not have are new."""
    tensors = {name: tensor.float() for name, tensor in torch.load(path, weights_only=True, map_location="cpu").items()}
    count = sum(name.endswith(".qkv.weight") for name in tensors)
    layers = list(range(count)) if layers is None else layers
    model = pretrained(folder, layers, words)
    ours = {name: tensor for name, tensor in tensors.items() if not name.startswith("layers.")}
    for to, layer in enumerate(layers):
        prefix = f"layers.{layer}."
        for name, tensor in tensors.items():
            if name.startswith(prefix):
                ours[f"layers.{to}.{name.removeprefix(prefix)}"] = tensor
    model.load_state_dict(ours, strict=False)
    return model


def save(model, path, labelled):
    """Writes the trained tensors, complete or not at all; heads for sentences and tokens only if they learned from labels."""
    left_out = ("word.",) if labelled else ("word.", "sent.", "tok.")
    tensors = {name: tensor for name, tensor in model.state_dict().items() if not name.startswith(left_out)}
    torch.save(tensors, path + ".part")
    os.replace(path + ".part", path)
