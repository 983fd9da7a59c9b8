"""A fixed vector for each word piece, trained so that the mean of a text's pieces is near what `minilm` makes of it.

The table starts from each piece read alone by `minilm`, scaled by the smooth inverse frequency of the piece (Arora,
Liang and Ma, 2017), its frequency guessed from its rank in the vocabulary (Zipf); so a piece that no training text has
is sensible too. It is then trained on many sentences (as tokenlearn is, Tulkens and van Dongen, 2024).
"""

import re
import shutil
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from models.build import fidelity, manifest, minilm, source
from models.build.material import Material
from models.build.sentence import ALL_FOLDERS, ALL_RECORDS, sentences

_MARK = re.compile(r"\[.+\]")


@dataclass(frozen=True)
class Recipe:
    """How to train. `lost` is the part of a text's pieces that is left out, others each time it is read."""

    glosses: int = 50_000
    dimensions: int = 256
    smoothing: float = 1e-4
    epochs: int = 12
    texts_a_batch: int = 1024
    rate: float = 3e-3
    lost: float = 0.1
    pairs: float = 5.0
    seed: int = 2035


def build(folder: Path, material: Material) -> None:
    """Train, compare with `minilm` and write the manifest."""
    if material.labelled is None or material.wordnet is None or not material.has(*ALL_FOLDERS):
        print(f"left as it is: static is trained on --wordnet and, in --data, {', '.join(ALL_FOLDERS)}")
        return
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source.folder() / "tokenizer.json", folder / "tokenizer.json")
    teacher, recipe = folder.parent / "minilm" / "model.onnx", Recipe()
    texts = sentences(material.labelled, material.wordnet, recipe.glosses, recipe.seed)
    table = distilled(
        lambda texts: minilm.vectors(teacher, texts), _tokenizer(folder / "tokenizer.json"), texts, recipe
    )
    save_file({"embeddings": table}, folder / "model.safetensors")
    (folder / "model.safetensors").chmod(0o644)
    manifest.write(
        folder,
        licence=source.LICENCE,
        source={
            **source.record(),
            "teacher": f"minilm/model.onnx {sha256(teacher.read_bytes()).hexdigest()}",
            **ALL_RECORDS,
        },
        recipe={
            **asdict(recipe),
            "texts": len(texts),
            **manifest.versions("torch", "onnxruntime", "numpy", "safetensors"),
        },
        metrics=_metrics(folder, table.astype(np.float32), teacher, material),
    )


def distilled(teach: fidelity.Encode, tokenizer: Any, texts: list[str], recipe: Recipe) -> np.ndarray:
    """Return the trained table (word pieces by dimensions, float16); `teach` gives the vectors to come near."""
    wanted = teach(texts)
    basis = _basis(wanted, recipe.dimensions)
    pieces = {number: piece for piece, number in tokenizer.get_vocab().items() if not _MARK.fullmatch(piece)}
    numbers = sorted(pieces)
    start = np.zeros((tokenizer.get_vocab_size(), recipe.dimensions), dtype=np.float32)
    alone = teach([pieces[number].removeprefix("##") for number in numbers])
    start[numbers] = (alone @ basis) * _rarity(len(numbers), recipe.smoothing)[:, None]
    ids = [np.array(one.ids, dtype=np.int64) for one in tokenizer.encode_batch(texts, add_special_tokens=False)]
    return trained(start, ids, wanted @ basis, recipe).astype(np.float16)


def trained(start: np.ndarray, ids: list[np.ndarray], wanted: np.ndarray, recipe: Recipe) -> np.ndarray:
    """Train the table until the sums of its rows lie as `wanted` (texts by dimensions) does."""
    import torch

    torch.manual_seed(recipe.seed)
    random = np.random.default_rng(recipe.seed)
    goal = torch.nn.functional.normalize(torch.from_numpy(wanted).float(), dim=1)
    table = torch.nn.Parameter(torch.from_numpy(start).float())
    optimiser = torch.optim.Adam([table], lr=recipe.rate)
    firsts = range(0, len(ids), recipe.texts_a_batch)
    steps = recipe.epochs * len(firsts)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: 1.0 - step / steps)
    for _ in range(recipe.epochs):
        order = random.permutation(len(ids))
        for rows in (order[first : first + recipe.texts_a_batch] for first in firsts):
            optimiser.zero_grad()
            _loss(_read(table, [ids[row] for row in rows], recipe.lost), goal[rows], recipe.pairs).backward()
            optimiser.step()
            schedule.step()
    return np.asarray(table.detach().numpy())


def _read(table: Any, ids: list[np.ndarray], lost: float) -> Any:
    """Return the sum of each text's rows at length 1, some of its pieces left out."""
    import torch

    pieces = torch.from_numpy(np.concatenate(ids))
    firsts = torch.from_numpy(np.cumsum([0] + [len(one) for one in ids[:-1]]))
    kept = (torch.rand(len(pieces)) >= lost).float()
    sums = torch.nn.functional.embedding_bag(pieces, table, firsts, mode="sum", per_sample_weights=kept)
    return torch.nn.functional.normalize(sums, dim=1)


def _loss(found: Any, goal: Any, pairs: float) -> Any:
    """Return how far vectors are from their goals, and their likenesses from those of the goals."""
    return (1.0 - (found * goal).sum(1)).mean() + pairs * (found @ found.T - goal @ goal.T).square().mean()


def _basis(vectors: np.ndarray, dimensions: int) -> np.ndarray:
    """Return the directions that keep most of the vectors' products, each signed by its largest weight."""
    exact = vectors.astype(np.float64)
    values, basis = np.linalg.eigh(exact.T @ exact)
    basis = basis[:, np.argsort(values)[::-1][:dimensions]]
    basis *= np.sign(basis[np.abs(basis).argmax(axis=0), np.arange(basis.shape[1])])
    return basis.astype(np.float32)


def _rarity(n: int, smoothing: float) -> np.ndarray:
    frequency = 1.0 / np.arange(2, n + 2)
    frequency /= frequency.sum()
    return (smoothing / (smoothing + frequency)).astype(np.float32)


def _metrics(folder: Path, table: np.ndarray, teacher: Path, material: Material) -> dict[str, manifest.Value]:
    tokenizer = _tokenizer(folder / "tokenizer.json")

    def ours(texts: list[str]) -> np.ndarray:
        sums = np.stack([table[tokenizer.encode(text, add_special_tokens=False).ids].sum(axis=0) for text in texts])
        return np.asarray(sums / np.linalg.norm(sums, axis=1, keepdims=True))

    return fidelity.measure(ours, lambda texts: minilm.vectors(teacher, texts), material)


def _tokenizer(path: Path) -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
