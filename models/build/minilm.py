"""all-MiniLM-L6-v2 as one ONNX file of 8-bit integers, pooling and normalisation included."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from models.build import fidelity, manifest, source

LONGEST = 512


def build(folder: Path, data: Path | None) -> None:
    """Export, quantise, compare with the full model and write the manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source.folder() / "tokenizer.json", folder / "tokenizer.json")
    with TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        _export(full)
        _quantise(full, folder / "model.onnx")
        metrics = fidelity.measure(
            lambda texts: vectors(folder / "model.onnx", texts), lambda texts: vectors(full, texts), data
        )
    manifest.write(
        folder,
        licence=source.LICENCE,
        source=source.record(),
        recipe={
            "quantisation": "dynamic, signed 8-bit weights per channel kept to 7 bits, MatMul, Gemm and Gather",
            "opset": 18,
            **manifest.versions("torch", "transformers", "onnx", "onnxscript", "onnxruntime"),
        },
        metrics=metrics,
    )


def _export(path: Path) -> None:
    import torch

    ids = torch.tensor([[101, 2023, 2003, 102], [101, 2023, 102, 0]])
    kept = torch.tensor([[1, 1, 1, 1], [1, 1, 1, 0]])
    batch, length = torch.export.Dim("batch", min=1, max=1024), torch.export.Dim("length", min=2, max=LONGEST)
    torch.onnx.export(
        _pooled(source.transformer()),
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


def _quantise(full: Path, path: Path) -> None:
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
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(source.folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(256)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    rows = []
    for text in texts:
        ids = np.array([tokenizer.encode(text).ids], dtype=np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        rows.append(session.run(["sentence_embedding"], inputs)[0][0])
    return np.stack(rows)
