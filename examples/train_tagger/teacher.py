"""Fine-tunes a small transformer to find names, and hands what it knows on to the tagger.

    teacher.py train MODEL TEACHER FILE…      fine-tunes MODEL (a folder) on labelled sets
    teacher.py label MODEL TEACHER OUT FILE…  labels the texts of FILEs: {"text"} a line
    teacher.py clusters MODEL TEACHER OUT     writes clusters.bin

MODEL holds all-MiniLM-L6-v2 (model.safetensors, tokenizer.json, vocab.txt). README.md beside this
file says what was fed to it and in which versions.
"""

import json
import pickle
import re
import sys

import jax
import jax.numpy as jnp
import numpy as np
import optax
from safetensors.numpy import load_file
from tokenizers import Tokenizer

TYPES = ["person", "org", "place", "product", "event", "work"]
TAGS = ["O"] + [part + "-" + kind for kind in TYPES for part in "BIES"]
UNMARKED = 1 + 4 * 3  # from here on the tags of types that some sets do not mark
LAYERS, HEADS, WIDTH = 6, 12, 384
EPOCHS, RATE, BATCH = 3, 3e-4, 1024
COARSE, FINE, SLOTS = 128, 8, 1 << 15


# Texts


def words_of(text):
    return [(m.start(), m.end(), m.group()) for m in re.finditer(r"[^\W\d_]+|\d+|[^\w\s]|_|\w", text)]


def tags_of(words, entities):
    tags = ["O"] * len(words)
    for start, end, kind in entities:
        inside = [i for i, (s, e, _) in enumerate(words) if s >= start and e <= end]
        for place, i in enumerate(inside):
            last = place == len(inside) - 1
            part = "S" if len(inside) == 1 else "B" if place == 0 else "E" if last else "I"
            tags[i] = part + "-" + kind
    return tags


def entities_of(words, tags):
    entities, start = [], None
    for i, tag in enumerate(tags):
        if tag[0] in "BS":
            start = i
        if tag[0] in "ES":
            entities.append([words[start][0], words[i][1], tag[2:]])
    return entities


def read(file):
    with open(file, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


# The model reads no capitals, so it is told of them apart.


def case(word):
    if not word[0].isalpha():
        return 1 if word[0].isdigit() else 2
    if word.islower():
        return 3
    if word.isupper():
        return 4 if len(word) > 1 else 5
    if word[0].isupper():
        return 6 if word[1:].islower() else 7
    return 8


class Pieces:
    def __init__(self, model):
        self.tokenizer = Tokenizer.from_file(model + "/tokenizer.json")
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def __call__(self, words):
        """Identifiers, cases, and where each word begins."""
        ids, cases, starts = [101], [0], []
        for _, _, word in words:
            pieces = self.tokenizer.encode(word, add_special_tokens=False).ids[:8] or [100]
            starts.append(len(ids))
            ids += pieces
            cases += [case(word)] + [9] * (len(pieces) - 1)
        return ids + [102], cases + [0], starts


def batches(examples, size, seed=None):
    """Examples of like length together, each batch of about `size` pieces."""
    order = np.argsort([len(e[0]) for e in examples], kind="stable")
    all_batches, batch = [], []
    for i in order:
        length = max(16, -(-len(examples[i][0]) // 16) * 16)
        if batch and (len(batch) + 1) * length > size:
            all_batches.append(batch)
            batch = []
        batch.append(i)
    all_batches.append(batch)
    if seed is not None:
        np.random.RandomState(seed).shuffle(all_batches)
    return all_batches


def packed(examples, batch):
    length = -(-max(len(examples[i][0]) for i in batch) // 16) * 16
    ids, cases, tags = (np.full((len(batch), length), fill, np.int32) for fill in (0, 0, -1))
    mask = np.zeros((len(batch), length), np.float32)
    marks_all = np.ones(len(batch), np.float32)
    for row, i in enumerate(batch):
        own_ids, own_cases, starts, own_tags, marks = examples[i]
        ids[row, : len(own_ids)], cases[row, : len(own_cases)] = own_ids, own_cases
        mask[row, : len(own_ids)] = 1
        tags[row, starts] = own_tags
        marks_all[row] = marks
    return ids, cases, mask, tags, marks_all


# The model: BERT (Devlin et al. 2019), with an embedding for case and a layer for the tags


def normalised(x, weight, bias):
    mean = x.mean(-1, keepdims=True)
    variance = ((x - mean) ** 2).mean(-1, keepdims=True)
    return (x - mean) / jnp.sqrt(variance + 1e-12) * weight + bias


def dropped(x, key):
    return x if key is None else x * jax.random.bernoulli(key, 0.9, x.shape) / 0.9


def scores(p, ids, cases, mask, key=None):
    rows, length = ids.shape
    x = p["embeddings.word_embeddings.weight"][ids] + p["case"][cases]
    x += p["embeddings.position_embeddings.weight"][:length] + p["embeddings.token_type_embeddings.weight"][0]
    x = normalised(x, p["embeddings.LayerNorm.weight"], p["embeddings.LayerNorm.bias"])
    hidden = (1 - mask)[:, None, None, :] * -1e9
    keys = [None] * (2 * LAYERS) if key is None else jax.random.split(key, 2 * LAYERS)
    for layer in range(LAYERS):
        name = f"encoder.layer.{layer}."
        linear = lambda x, part: x @ p[name + part + ".weight"].T + p[name + part + ".bias"]
        norm = lambda x, part: normalised(x, p[name + part + ".weight"], p[name + part + ".bias"])
        split = lambda x: x.reshape(rows, length, HEADS, WIDTH // HEADS).transpose(0, 2, 1, 3)
        query, keyed, value = (split(linear(x, "attention.self." + n)) for n in ("query", "key", "value"))
        weights = jax.nn.softmax(query @ keyed.transpose(0, 1, 3, 2) / np.sqrt(WIDTH // HEADS) + hidden, -1)
        context = (weights @ value).transpose(0, 2, 1, 3).reshape(rows, length, WIDTH)
        x = norm(x + dropped(linear(context, "attention.output.dense"), keys[2 * layer]), "attention.output.LayerNorm")
        inner = jax.nn.gelu(linear(x, "intermediate.dense"), approximate=False)
        x = norm(x + dropped(linear(inner, "output.dense"), keys[2 * layer + 1]), "output.LayerNorm")
    return x @ p["head.weight"] + p["head.bias"]


def loss(p, ids, cases, mask, tags, marks_all, key):
    logs = jax.nn.log_softmax(scores(p, ids, cases, mask, key))
    right = jnp.take_along_axis(logs, jnp.maximum(tags, 0)[..., None], -1)[..., 0]
    # Where a set marks no products, events and works, "outside" may be one of these.
    open_ = jax.nn.logsumexp(jnp.concatenate([logs[..., :1], logs[..., UNMARKED:]], -1), -1)
    right = jnp.where((tags == 0) & (marks_all[:, None] == 0), open_, right)
    return -(right * (tags >= 0)).sum() / (tags >= 0).sum()


def train(model, teacher, *files):
    pieces, examples = Pieces(model), []
    for file in files:
        rows = read(file)
        marks_all = any(kind in TYPES[3:] for row in rows for _, _, kind in row["entities"])
        for row in rows:
            words = words_of(row["text"])
            ids, cases, starts = pieces(words)
            if words and len(ids) <= 288:
                tags = [TAGS.index(tag) for tag in tags_of(words, row["entities"])]
                examples.append((ids, cases, starts, tags, float(marks_all)))
    p = {k: jnp.array(v) for k, v in load_file(model + "/model.safetensors").items() if "pooler" not in k}
    p.pop("embeddings.position_ids", None)
    random = np.random.RandomState(0)
    p["case"] = jnp.array(random.randn(10, WIDTH) * 0.02, jnp.float32)
    p["head.weight"] = jnp.array(random.randn(WIDTH, len(TAGS)) * 0.02, jnp.float32)
    p["head.bias"] = jnp.zeros(len(TAGS))
    steps = EPOCHS * len(batches(examples, BATCH))
    rate = optax.linear_onecycle_schedule(steps, RATE, pct_start=0.1)
    optimiser = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(rate, weight_decay=0.01))
    state, key = optimiser.init(p), jax.random.PRNGKey(0)

    @jax.jit
    def step(p, state, batch, key):
        value, gradient = jax.value_and_grad(loss)(p, *batch, key)
        update, state = optimiser.update(gradient, state, p)
        return optax.apply_updates(p, update), state, value

    for epoch in range(EPOCHS):
        values = []
        for batch in batches(examples, BATCH, epoch):
            key, own = jax.random.split(key)
            p, state, value = step(p, state, packed(examples, batch), own)
            values.append(float(value))
        print(f"epoch {epoch + 1}: loss {np.mean(values):.4f}", flush=True)
    with open(teacher, "wb") as out:
        pickle.dump({k: np.asarray(v) for k, v in p.items()}, out)


# Labelling


def is_possible(before, tag):
    open_ = before[2:] if before[0] in "BI" else None
    return open_ == (tag[2:] if tag[0] in "IE" else None)


POSSIBLE = np.array([[0.0 if is_possible(a, b) else -1e9 for b in TAGS] for a in TAGS])


def best(logs):
    """The most probable of the possible sequences of tags."""
    sums, back = logs[0] + POSSIBLE[0], []
    for log in logs[1:]:
        paths = sums[:, None] + POSSIBLE
        back.append(paths.argmax(0))
        sums = paths.max(0) + log
    tags = [int((sums + POSSIBLE[:, 0]).argmax())]
    for step in reversed(back):
        tags.append(int(step[tags[-1]]))
    return [TAGS[tag] for tag in reversed(tags)]


def sentences_of(text):
    for line in re.split(r"\n+", text):
        for sentence in re.split(r"(?<=[.!?])\s+(?=[\"“‘'A-Z])", line):
            sentence = sentence.strip()
            if 20 < len(sentence) < 600:
                yield sentence


def label(model, teacher, out, *files):
    with open(teacher, "rb") as stored:
        p = {k: jnp.array(v) for k, v in pickle.load(stored).items()}
    texts = dict.fromkeys(row["text"] for file in files for row in read(file))
    # Texts of one sentence are left out: most of those at hand are in lower case.
    sentences = list(dict.fromkeys(s for t in texts for s in sentences_of(t) if s not in texts))
    pieces, read_words = Pieces(model), [words_of(s) for s in sentences]
    examples = [(*pieces(words), [0] * len(words), 0.0) for words in read_words]
    short = [i for i, e in enumerate(examples) if read_words[i] and len(e[0]) <= 304]
    logs = jax.jit(lambda ids, cases, mask: jax.nn.log_softmax(scores(p, ids, cases, mask)))
    entities = {}
    for batch in batches([examples[i] for i in short], 2 * BATCH):
        batch = [short[i] for i in batch]
        found = np.asarray(logs(*packed(examples, batch)[:3]))
        for row, i in enumerate(batch):
            entities[i] = entities_of(read_words[i], best(found[row][examples[i][2]]))
    with open(out, "w", encoding="utf-8") as written:
        for i in short:
            written.write(json.dumps({"text": sentences[i], "entities": entities[i]}, ensure_ascii=False) + "\n")


# Clusters


def k_means(x, count, random):
    """Spherical k-means (Dhillon and Modha 2001): the cluster of each row."""
    centres = x[random.choice(len(x), min(count, len(x)), replace=False)].copy()
    for _ in range(20):
        nearest = (x @ centres.T).argmax(1)
        for c in range(len(centres)):
            if (nearest == c).any():
                centre = x[nearest == c].mean(0)
                centres[c] = centre / (np.linalg.norm(centre) + 1e-9)
    return (x @ centres.T).argmax(1)


def fnv(word):
    value = 0xCBF29CE484222325
    for byte in word.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def clusters(model, teacher, out):
    with open(teacher, "rb") as stored:
        embeddings = pickle.load(stored)["embeddings.word_embeddings.weight"]
    with open(model + "/vocab.txt", encoding="utf-8") as lines:
        vocabulary = [line.rstrip("\n") for line in lines]
    is_word = lambda w: not w.startswith(("##", "[")) and len(w) > 1 and any(c.isalpha() for c in w)
    kept = [i for i, word in enumerate(vocabulary) if is_word(word)]
    x = embeddings[kept] - embeddings[kept].mean(0)
    x /= np.linalg.norm(x, axis=1, keepdims=True) + 1e-9
    random = np.random.RandomState(0)
    coarse, of_word = k_means(x, COARSE, random), {}
    for c in range(COARSE):
        members = np.where(coarse == c)[0]
        fine = k_means(x[members], FINE, random) if len(members) >= 2 * FINE else np.zeros(len(members), int)
        for member, f in zip(members, fine):
            of_word[vocabulary[kept[member]]] = 1 + c * FINE + int(f)
    table = np.zeros((SLOTS, 2), "<u2")
    for word, cluster in sorted(of_word.items()):
        slots = [(fnv(word) + probe) % SLOTS for probe in range(16)]
        free = [slot for slot in slots if table[slot, 0] == 0]
        if free:
            table[free[0]] = max(1, fnv(word) >> 48), cluster
    table.tofile(out)


if __name__ == "__main__":
    if len(sys.argv) < 4 or sys.argv[1] not in ("train", "label", "clusters"):
        sys.exit(__doc__)
    {"train": train, "label": label, "clusters": clusters}[sys.argv[1]](*sys.argv[2:])
