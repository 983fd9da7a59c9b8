"""all-MiniLM-L6-v2, tuned to match answers with themes and to tell tones apart, as one ONNX file of 8 bits.

Pooling and normalisation are part of the file.
"""

import shutil
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from models.build import argkp, fidelity, manifest, patients, sentence, source
from models.build.lesson import Course, Lesson, teach
from models.build.material import Material
from models.build.reader import Reader
from models.build.tune import Recipe, average, tune

LONGEST = 512
_SAID_EVERY = 95


def build(folder: Path, material: Material) -> None:
    """Tune, export, quantise, compare with the tuned model and write the manifest."""
    if material.labelled is None or material.wordnet is None or not material.has(*sentence.FOLDERS):
        print(f"left as it is: minilm is tuned on --wordnet and, in --data, {', '.join(sentence.FOLDERS)}")
        return
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source.folder() / "tokenizer.json", folder / "tokenizer.json")
    recipe, course = Recipe(), Course()
    groups = argkp.groups(material.labelled, "train")
    general = sentence.general(material.labelled, material.wordnet, recipe.glosses, recipe.seed)
    lesson = patients.lesson(material.labelled)
    with TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        export(tuned(groups, general, recipe, lesson, course), full)
        quantise(full, folder / "model.onnx")
        metrics = fidelity.measure(
            lambda texts: vectors(folder / "model.onnx", texts), lambda texts: vectors(full, texts), material
        )
    manifest.write(
        folder,
        licence=source.LICENCE,
        source={**source.record(), **sentence.RECORD},
        recipe={
            **asdict(recipe),
            **{f"lesson_{key}": value for key, value in asdict(course).items()},
            "quantisation": "dynamic, signed 8-bit weights per channel kept to 7 bits, MatMul, Gemm and Gather",
            "opset": 18,
            **manifest.versions("torch", "transformers", "onnx", "onnxscript", "onnxruntime"),
        },
        metrics=metrics,
    )


def tuned(groups: list[argkp.Group], general: list[str], recipe: Recipe, lesson: Lesson, course: Course) -> Any:
    """Return the upstream transformer, tuned and averaged with itself as it was, then taught; see `tune`, `teach`."""
    import torch

    torch.set_num_threads(1)  # sums of several threads come in another order, and bytes differ
    reader = Reader(source.transformer(), tokenizer(), recipe.fixed_layers)
    for epoch in tune(reader, groups, general, recipe):
        print(f"  epoch {epoch} of {recipe.epochs}")
    average(reader.transformer, source.transformer(), recipe.share)
    return taught(reader.transformer, groups, general, lesson, course, recipe.fixed_layers)


def taught(
    transformer: Any, groups: list[argkp.Group], general: list[str], lesson: Lesson, course: Course, fixed: int
) -> Any:
    """Return the transformer after the lesson, its likenesses of arguments, key points and other sentences held."""
    reader = Reader(transformer, tokenizer(), fixed)
    matched = [text for group in groups for text in (*group.arguments, *group.key_points)]
    held = sorted({*general, *matched} - set(lesson.texts))
    for step in teach(reader, lesson, held, course):
        if (step + 1) % _SAID_EVERY == 0:
            print(f"  step {step + 1} of {course.steps}", flush=True)
    return reader.transformer


def tokenizer() -> Any:
    """Return the upstream tokenizer, without padding, reading what the product reads of a text."""
    from tokenizers import Tokenizer

    found = Tokenizer.from_file(str(source.folder() / "tokenizer.json"))
    found.no_padding()
    found.enable_truncation(256)
    return found


def export(transformer: Any, path: Path) -> None:
    """Write a transformer with pooling and normalisation as one ONNX file."""
    import torch

    ids = torch.tensor([[101, 2023, 2003, 102], [101, 2023, 102, 0]])
    kept = torch.tensor([[1, 1, 1, 1], [1, 1, 1, 0]])
    batch, length = torch.export.Dim("batch", min=1, max=1024), torch.export.Dim("length", min=2, max=LONGEST)
    torch.onnx.export(
        _pooled(transformer),
        (ids, kept, torch.zeros_like(ids)),
        str(path),
        dynamo=True,
        opset_version=18,
        external_data=False,
        input_names=["input_ids", "attention_mask", "token_type_ids"],
        output_names=["sentence_embedding"],  # "embedding" is the name of a node already
        dynamic_shapes=({0: batch, 1: length},) * 3,
    )


def _pooled(transformer: Any) -> Any:
    import torch

    class Pooled(torch.nn.Module):
        """The mean of the last hidden states that the mask keeps, at length 1."""

        def __init__(self) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, input_ids: Any, attention_mask: Any, token_type_ids: Any) -> Any:
            states = self.transformer(
                input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
            ).last_hidden_state
            kept = attention_mask.unsqueeze(-1).to(states.dtype)
            mean = (states * kept).sum(1) / kept.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, dim=1)

    return Pooled().eval()


def quantise(full: Path, path: Path) -> None:
    """Write the file with weights of 8-bit integers."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        str(full),
        str(path),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,  # else sums saturate, and differ, on processors without VNNI
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
    )
    _without_traces(path)


def _without_traces(path: Path) -> None:
    """Drop what the exporter notes of the machine it ran on: paths and stack traces, a megabyte in all."""
    import onnx

    model = onnx.load(str(path))
    for part in (
        model,
        model.graph,
        *model.graph.node,
        *model.graph.input,
        *model.graph.output,
        *model.graph.value_info,
        *model.graph.initializer,
    ):
        del part.metadata_props[:]
        part.doc_string = ""
    onnx.save(model, str(path))


def vectors(path: Path, texts: list[str]) -> np.ndarray:
    """Return the vectors that an exported file gives, one text at a time."""
    import onnxruntime

    read = tokenizer()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    rows = []
    for text in texts:
        ids = np.array([read.encode(text).ids], dtype=np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        rows.append(session.run(["sentence_embedding"], inputs)[0][0])
    return np.stack(rows)
