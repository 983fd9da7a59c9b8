"""all-MiniLM-L6-v2 as int8 ONNX: the default encoder.

Each text is run by itself. Dynamic quantisation takes the range of activations over the whole batch, so in a batch the
vector of a text would depend on its neighbours and its padding; alone it depends on the text. It is no slower: without
padding a processor second reads more text than in batches of 32 (`models/minilm/card.md` has the figures). The
weights keep to 7 bits, so that processors without VNNI instructions do not saturate and differ.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from typing import Any

import numpy as np

from consult.nlp.encoder import Vectors
from consult.nlp.weights import weights

DIMENSIONS = 384
LONGEST = 256
_AT_A_TIME = 64


def load(threads: int) -> "MiniLM":
    """Load the model; `threads` texts are read at once.

    Raises:
        ModelError: its files are absent or are not those its manifest names.
    """
    return MiniLM(threads)


class MiniLM:
    """Sentence vectors of 384 dimensions; what is beyond 256 word pieces is not read."""

    name = "minilm"
    dimensions = DIMENSIONS

    def __init__(self, threads: int) -> None:
        from tokenizers import Tokenizer

        files = weights(self.name)
        self._session = _session(str(files.file("model.onnx")))
        self._tokenizer = Tokenizer.from_file(str(files.file("tokenizer.json")))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        self._threads = threads
        self.fingerprint = files.fingerprint | {
            "onnxruntime": version("onnxruntime"),
            "tokenizers": version("tokenizers"),
        }

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one vector a text."""
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        readable = [(row, text) for row, text in enumerate(texts) if text.strip()]
        shares = [readable[first : first + _AT_A_TIME] for first in range(0, len(readable), _AT_A_TIME)]
        with ThreadPoolExecutor(self._threads) as threads:
            for _ in threads.map(lambda share: self._fill(vectors, share), shares):
                pass
        return vectors

    def _fill(self, vectors: Vectors, share: list[tuple[int, str]]) -> None:
        for row, text in share:
            ids = np.array([self._tokenizer.encode(text).ids], dtype=np.int64)
            inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
            vectors[row] = self._session.run(["sentence_embedding"], inputs)[0][0]


def _session(path: str) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # spinning starves its neighbours
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
