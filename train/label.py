"""Labels news with a trained model: writes sequences with its tags and links, for `train.py --news`.

    python train/label.py MODEL.pt SEQUENCES --base MODEL_DIR > NEWS.seq

SEQUENCES are those of articles without attributions. An article is left out if a block of it does not fit into one window.
"""
import argparse
import json

import torch

import data
import model as network


def owners(model, vectors, tags):
    """For each token the numbers of the attributions that it is part of. Cues, and contents without one, have a number each."""
    dependents, candidates, none = model.ld(vectors), model.lc(vectors), model.ln(vectors)
    spans = data.spans(tags)
    numbers = {start: [number] for number, (kind, start, _) in enumerate(spans) if kind == "cue"}
    for task, kind, head in ((0, "content", "cue"), (1, "cue", "source")):
        heads = [start for other, start, _ in spans if other == head]
        for number, (_, start, _) in enumerate(spans):
            if spans[number][0] != kind:
                continue
            best = len(heads)
            if heads:
                link = data.Link(task, start, heads, [])
                best = int(model.link(dependents, candidates, none, link, 0).argmax())
            if kind == "content":
                numbers[start] = numbers[heads[best]] if best < len(heads) else [number]
            elif best < len(heads):
                numbers.setdefault(heads[best], []).append(number)
    found = [[] for _ in tags]
    for _, start, end in spans:
        found[start:end] = [numbers.get(start, [])] * (end - start)
    return found


def main():
    """Labels one article after another."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model")
    parser.add_argument("sequences")
    parser.add_argument("--base", required=True, help="folder of the pretrained model")
    a = parser.parse_args()
    pieces = data.Pieces(a.base)
    model = network.resumed(a.model, a.base).eval()
    with open(a.sequences, encoding="utf-8") as lines, torch.inference_mode():
        for raw, article in zip(lines, data.read(a.sequences, pieces)):
            raw = json.loads(raw)
            windows = data.windows([article], pieces)
            if len(windows) > len(article.blocks):
                continue
            for block, window in zip(raw["blocks"], windows):
                vectors = model(*data.tensors([window]))
                block["tags"] = model.best_tags(model.out(vectors))
                block["owners"] = owners(model, vectors, block["tags"])
            print(json.dumps(raw, ensure_ascii=False))


if __name__ == "__main__":
    main()
