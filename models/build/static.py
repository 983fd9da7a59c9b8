"""A fixed vector for each word piece, distilled from all-MiniLM-L6-v2 (after Tulkens and van Dongen, model2vec, 2024).

Every piece of the vocabulary is read alone by the transformer, the table is reduced by principal components, and each
row is scaled by the smooth inverse frequency of its piece (Arora, Liang and Ma, 2017), its frequency being guessed from
its rank in the vocabulary (Zipf). The vector of a text is then the mean of its rows, at length 1.
"""

import shutil
from pathlib import Path

import numpy as np

from models.build import fidelity, manifest, minilm, source

DIMENSIONS = 256
SMOOTHING = 1e-4
_FIRST, _LAST = 101, 102
_BATCH = 512


def build(folder: Path, data: Path | None) -> None:
    """Distil, compare with the full model and write the manifest."""
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source.folder() / "tokenizer.json", folder / "tokenizer.json")
    pieces = _pieces(folder / "tokenizer.json")
    read = [
        number
        for number, piece in enumerate(pieces)
        if not (piece.startswith("[") and piece.endswith("]") and len(piece) > 1)
    ]
    table = np.zeros((len(pieces), DIMENSIONS), dtype=np.float32)
    table[read] = _reduced(_read_alone(read)) * _rarity(len(read))[:, None]
    save_file({"embeddings": np.ascontiguousarray(table, dtype=np.float16)}, folder / "model.safetensors")
    (folder / "model.safetensors").chmod(0o644)
    manifest.write(
        folder,
        licence=source.LICENCE,
        source=source.record(),
        recipe={
            "dimensions": DIMENSIONS,
            "smoothing": SMOOTHING,
            **manifest.versions("torch", "transformers", "numpy", "safetensors"),
        },
        metrics=_metrics(folder, table.astype(np.float16).astype(np.float32), data),
    )


def _metrics(folder: Path, table: np.ndarray, data: Path | None) -> dict[str, float | int | str]:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))

    def ours(texts: list[str]) -> np.ndarray:
        means = [table[tokenizer.encode(text, add_special_tokens=False).ids].mean(axis=0) for text in texts]
        return np.stack([mean / np.linalg.norm(mean) for mean in means])

    full = folder.parent / "minilm" / "model.onnx"
    return fidelity.measure(ours, lambda texts: minilm.vectors(full, texts), data)


def _pieces(path: Path) -> list[str]:
    from tokenizers import Tokenizer

    vocabulary = Tokenizer.from_file(str(path)).get_vocab()
    return sorted(vocabulary, key=vocabulary.__getitem__)


def _read_alone(numbers: list[int]) -> np.ndarray:
    import torch

    transformer = source.transformer()
    rows = []
    with torch.inference_mode():
        for first in range(0, len(numbers), _BATCH):
            ids = torch.tensor([[_FIRST, number, _LAST] for number in numbers[first : first + _BATCH]])
            rows.append(transformer(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state.mean(1))
    return np.asarray(torch.cat(rows).numpy(), dtype=np.float64)


def _reduced(vectors: np.ndarray) -> np.ndarray:
    """Project onto the first principal components, each signed so that its largest weight is positive."""
    centred = vectors - vectors.mean(axis=0)
    values, components = np.linalg.eigh(centred.T @ centred)
    components = components[:, np.argsort(values)[::-1][:DIMENSIONS]]
    components *= np.sign(components[np.abs(components).argmax(axis=0), np.arange(DIMENSIONS)])
    return centred @ components


def _rarity(n: int) -> np.ndarray:
    frequency = 1.0 / np.arange(2, n + 2)
    frequency /= frequency.sum()
    return SMOOTHING / (SMOOTHING + frequency)
