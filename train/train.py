"""Fine-tunes the encoder for some minutes, and prints how it does on the labelled articles that are held out.

    python train/train.py MODEL.pt --base MODEL_DIR --minutes 60 --polnear POLNEAR.seq [--start START.pt] [--layers 0,1,2]
        [--news NEWS.seq] [--labelled LABELS.seq ATTRIBUTIONS.ndjson SENTENCES.tsv] [--table TABLE.npy] [--rate 8e-5]

README.md says where the files come from. The rate of learning falls to zero with the time that is left, so the result depends
on how fast the machine is, and differs slightly each time.
"""
import argparse
import os
import random
import time
from collections import Counter, defaultdict

import numpy as np
import torch
import torch.nn.functional as F

import data
import model as network
from data import NEEDS, ROLES, STATUSES, UNKNOWN

# How often a batch comes from each kind of articles, and how much its tags and links count.
SHARES = {"labelled": 0.5, "polnear": 0.3, "news": 0.2}
TRUST = {"labelled": 1.0, "polnear": 1.0, "news": 0.5}
# How much the other losses count; that of the tags counts 1.
STATUS_LOSS, NEED_LOSS, ROLE_LOSS, ACT_LOSS = 0.35, 0.2, 0.5, 0.05

BATCH = 1536
HEAD_RATE = 1e-3
WARM_UP = 60
HEAD_PARAMETERS = ("sh", "out", "tr", "st", "ld", "lc", "ln", "lb", "sent", "tok")


def arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model", help="file to write (.pt)")
    parser.add_argument("--base", required=True, help="folder of the pretrained model")
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--start", help="model to go on from (.pt); without it, the pretrained one")
    parser.add_argument("--layers", help="numbers of the layers to keep, such as 0,1,2; without it, all")
    parser.add_argument("--polnear", help="sequences of PolNeAR")
    parser.add_argument("--news", help="sequences of machine-labelled news")
    parser.add_argument("--labelled", nargs=3, metavar=("SEQUENCES", "ATTRIBUTIONS", "SENTENCES"))
    parser.add_argument("--table", help="word embeddings as `export.py --table` writes them (.npy)")
    parser.add_argument("--rate", type=float, default=8e-5, help="rate of learning of the encoder; that of the heads is fixed")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    return parser.parse_args()


def start_model(a):
    """The model that training starts with."""
    layers = [int(layer) for layer in a.layers.split(",")] if a.layers else None
    words = torch.from_numpy(np.load(a.table)).float() if a.table else None
    if a.start:
        return network.resumed(a.start, a.base, layers, words)
    return network.pretrained(a.base, layers or list(range(6)), words)


def load(a, pieces):
    """The articles of each kind that is given, and the labelled ones that are held out."""
    articles, held_out = {}, []
    if a.labelled:
        every = data.read(a.labelled[0], pieces, data.Labels(*a.labelled[1:]))
        articles["labelled"] = [article for article in every if not data.held_out(article.id)]
        held_out = [article for article in every if data.held_out(article.id)]
    if a.polnear:
        articles["polnear"] = data.read(a.polnear, pieces)
    if a.news:
        articles["news"] = data.read(a.news, pieces)
    return articles, held_out


def shuffled_batches(articles, pieces):
    """Batches of all articles, again and again, each time in another order."""
    while True:
        found = data.batches(data.windows(articles, pieces), BATCH)
        random.shuffle(found)
        yield from found


def link_losses(model, vectors, batch):
    """The loss of each link that lies inside its window."""
    dependents, candidates, none = model.ld(vectors), model.lc(vectors), model.ln(vectors)
    losses, at = [], 0
    for window in batch:
        inside = range(window.start, window.end)
        for link in window.block.links:
            if link.dependent in inside and all(candidate in inside for candidate in link.candidates):
                scores = model.link(dependents, candidates, none, link, at - window.start)
                scores = F.log_softmax(scores, 0)
                losses.append(-torch.logsumexp(scores[torch.tensor(link.right)], 0))
        at += len(inside)
    return losses


def sentence_scores(model, vectors, scores, batch):
    """The labelled sentences of a batch that lie inside their windows, and their scores, [sentences, statuses + needs]."""
    shares = torch.softmax(scores, 1)
    sentences, inputs, at = [], [], 0
    for window in batch:
        for sentence in window.block.sentences:
            if window.start <= sentence.start and sentence.end <= window.end:
                tokens = slice(at + sentence.start - window.start, at + sentence.end - window.start)
                sentences.append(sentence)
                inputs.append(model.sentence(vectors[tokens], shares[tokens]))
        at += window.end - window.start
    scores = model.sent(torch.stack(inputs)) if inputs else torch.empty(0, len(STATUSES) + len(NEEDS))
    return sentences, scores


def batch_loss(model, batch, trust):
    """The loss of a batch, and its parts by name."""
    vectors = model(*data.tensors(batch))
    scores = model.out(vectors)
    tags = torch.from_numpy(np.concatenate([window.tags() for window in batch]))
    lengths = [window.end - window.start for window in batch]
    parts = {"tags": model.tag_loss(scores, tags, lengths) / len(tags)}
    loss = parts["tags"] * trust
    if links := link_losses(model, vectors, batch):
        parts["links"] = torch.stack(links).sum() / len(tags)
        loss = loss + parts["links"] * trust
    sentences, judged = sentence_scores(model, vectors, scores, batch)
    if sentences:
        statuses = torch.tensor([sentence.status for sentence in sentences])
        needs = torch.tensor([sentence.need for sentence in sentences])
        parts["statuses"] = F.cross_entropy(judged[:, : len(STATUSES)], statuses)
        loss = loss + STATUS_LOSS * parts["statuses"]
        if (needs != UNKNOWN).any():
            parts["needs"] = F.cross_entropy(judged[:, len(STATUSES) :], needs, ignore_index=UNKNOWN)
            loss = loss + NEED_LOSS * parts["needs"]
    if batch[0].block.roles is not None:
        known = model.tok(vectors)
        roles = np.concatenate([window.block.roles[window.start : window.end] for window in batch])
        acts = np.concatenate([window.block.acts[window.start : window.end] for window in batch])
        loss = loss + ROLE_LOSS * F.cross_entropy(known[:, : len(ROLES)], torch.from_numpy(roles))
        if (acts != UNKNOWN).any():
            acts = torch.from_numpy(acts)
            loss = loss + ACT_LOSS * F.cross_entropy(known[:, len(ROLES) :], acts, ignore_index=UNKNOWN)
    return loss, {name: float(part) for name, part in parts.items()}


def precision_recall(pairs, names):
    """Precision and recall of each class in per cent, from how often each (right, given) pair of classes occurs."""
    lines = []
    for number, name in enumerate(names):
        right = pairs[number, number]
        given = sum(count for (_, other), count in pairs.items() if other == number)
        wanted = sum(count for (other, _), count in pairs.items() if other == number)
        lines.append(f"{name} {100 * right / max(1, given):.0f}/{100 * right / max(1, wanted):.0f}")
    return ", ".join(lines)


@torch.inference_mode()
def evaluate(model, articles, pieces):
    """Prints how well the head for sentences does from the text alone: precision/recall."""
    model.eval()
    statuses, needs = Counter(), Counter()
    for batch in data.batches(data.windows(articles, pieces), BATCH):
        vectors = model(*data.tensors(batch))
        for sentence, scores in zip(*sentence_scores(model, vectors, model.out(vectors), batch)):
            given = int(scores[: len(STATUSES)].argmax())
            statuses[sentence.status, given] += 1
            # A need is compared where both the label and the model see a statement.
            if sentence.status and given and sentence.need != UNKNOWN:
                needs[sentence.need, int(scores[len(STATUSES) :].argmax())] += 1
    statements = {pair: count for pair, count in statuses.items() if all(pair)}
    right = sum(count for (label, given), count in statements.items() if label == given)
    total = max(1, sum(statements.values()))
    names = ("no statement", "unattributed", "unnamed", "named", "outlet")
    print(f"held out: status {100 * right / total:.1f} of {total}: {precision_recall(statuses, names)}")
    print(f"held out: need: {precision_recall(needs, NEEDS)}", flush=True)
    model.train()


def train(model, articles, pieces, a):
    """Trains until the time is up."""
    head = [p for name, p in model.named_parameters() if name.split(".")[0] in HEAD_PARAMETERS]
    body = [
        p for name, p in model.named_parameters() if name.split(".")[0] not in HEAD_PARAMETERS and p.requires_grad
    ]
    groups = [{"params": body, "full": a.rate}, {"params": head, "full": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, lr=a.rate, weight_decay=0.01, betas=(0.9, 0.98))
    kinds = list(articles)
    streams = {kind: shuffled_batches(articles[kind], pieces) for kind in kinds}
    sums, started, step = defaultdict(list), time.monotonic(), 0
    model.train()
    while (done := (time.monotonic() - started) / 60) < a.minutes:
        for group in optimizer.param_groups:
            group["lr"] = group["full"] * min(1, (step + 1) / WARM_UP) * (1 - done / a.minutes)
        kind = random.choices(kinds, [SHARES[kind] for kind in kinds])[0]
        loss, parts = batch_loss(model, next(streams[kind]), TRUST[kind])
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(body + head, 1.0)
        optimizer.step()
        model.tie_transitions()
        step += 1
        for name, part in parts.items():
            sums[f"{kind} {name}"].append(part)
        if step % 20 == 0:
            means = ", ".join(f"{name} {np.mean(part):.3f}" for name, part in sorted(sums.items()))
            print(f"step {step}, minute {done:.1f}: {means}", flush=True)
            sums.clear()
        if step % 100 == 0:
            network.save(model, a.model, "labelled" in articles)


def main():
    """Loads, trains, writes, evaluates."""
    a = arguments()
    torch.set_num_threads(a.threads)
    torch.manual_seed(1)
    random.seed(1)
    pieces = data.Pieces(a.base)
    articles, held_out = load(a, pieces)
    if not articles:
        raise SystemExit("train.py: no articles to learn from; give --polnear, --news or --labelled")
    print(", ".join(f"{len(found)} articles ({kind})" for kind, found in articles.items()), f"and {len(held_out)} held out")
    model = start_model(a)
    train(model, articles, pieces, a)
    network.save(model, a.model, "labelled" in articles)
    if held_out:
        evaluate(model, held_out, pieces)


if __name__ == "__main__":
    main()
