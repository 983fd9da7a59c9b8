"""What it costs to rank pairs wrongly: two losses on cosines (tensors of arguments by key points)."""

from typing import Any

from models.build.argkp import MATCH, NO_MATCH

TEMPERATURE = 0.05


def order_loss(cosines: Any, grades: Any) -> Any:
    """Ask each pair of a higher grade to be above each of a lower one (CoSENT, Su, 2022). Both are flat."""
    import torch

    above = grades[:, None] > grades[None, :]
    wrong = (cosines[None, :] - cosines[:, None])[above] / TEMPERATURE
    return torch.logsumexp(torch.cat([torch.zeros(1), wrong]), dim=0)


def choice_loss(cosines: Any, grades: Any) -> Any:
    """Ask each match to be above all of its argument's key points that do not match (van den Oord and others, 2018)."""
    import torch

    scaled = cosines / TEMPERATURE
    others = torch.logsumexp(scaled.masked_fill(grades != NO_MATCH, -1e9), dim=1, keepdim=True)
    lost = torch.nn.functional.softplus(others - scaled)[grades == MATCH]
    return lost.mean() if len(lost) else cosines.sum() * 0.0
