"""What the ratios are ratios to: plain uses of well-known libraries on the same input, in the same run."""

import csv
import json
import sys
import time
from pathlib import Path


def tfidf(path: Path) -> None:
    """Vectorise every cell of a CSV with more than five words: scikit-learn's TF-IDF on words and pairs of words."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8-sig", newline="") as file:
        texts = [cell for row in csv.reader(file) for cell in row if cell.count(" ") > 5]
    TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True).fit_transform(texts)


def openpyxl(path: Path) -> None:
    """Read every cell of a workbook with openpyxl; print the CPU seconds, imports left out."""
    from openpyxl import load_workbook

    began = time.process_time()
    for sheet in load_workbook(path, read_only=True):
        for _ in sheet.iter_rows(values_only=True):
            pass
    print(json.dumps({"cpu": time.process_time() - began}))


def ours(path: Path) -> None:
    """Read every cell of a workbook with our reader; print the CPU seconds, imports left out."""
    from consult import registry
    from consult.settings import IngestSettings

    reader = registry.load("consult.ingest.readers", "xlsx")
    began = time.process_time()
    reader.read(path, IngestSettings())
    print(json.dumps({"cpu": time.process_time() - began}))


if __name__ == "__main__":
    {"tfidf": tfidf, "openpyxl": openpyxl, "ours": ours}[sys.argv[1]](Path(sys.argv[2]))
