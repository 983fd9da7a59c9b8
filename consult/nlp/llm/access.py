"""The one gate to a language model: nothing is sent unless the consultation's settings say so, and say where to."""

from functools import partial

from consult.errors import SettingsError
from consult.nlp.llm.endpoint import Endpoint
from consult.nlp.llm.model import LLM
from consult.nlp.llm.wire import address_of
from consult.settings import LlmSettings


def connect(settings: LlmSettings, key: str, seed: int) -> LLM:
    """Make the language model that the settings name; nothing is sent yet.

    Args:
        settings: the section `[llm]`.
        key: what the environment variable `api_key_variable` holds, "" where there is none.
        seed: asked of the model, which may heed it.

    Raises:
        SettingsError: it is off, or not set up; the message says what would be sent where.
    """
    if not settings.endpoint:
        raise SettingsError(
            "a language model was asked for, and none is set up. Set `endpoint` and `model` under [llm] in "
            "consult.toml (the words of the answers would be sent there), or take what asks for it (`llm` in [nlp] "
            "coders, or in [discovery] titles) out."
        )
    try:
        address = address_of(settings.endpoint)
    except ValueError as wrong:
        raise SettingsError(f"consult.toml: `llm.endpoint` {wrong}.") from None
    if not settings.model:
        raise SettingsError(f"consult.toml: `llm.model` is empty. Name a model that {address.shown} offers.")
    if not settings.send_text:
        raise SettingsError(
            f"a language model was asked for, and `llm.send_text` is false. The words of every answer, with any names "
            f"that people wrote in them, and the code frame would be sent to {address.shown}. Set `send_text = true` "
            "under [llm] in consult.toml if they may be, or take what asks for it (`llm` in [nlp] coders, or in "
            "[discovery] titles) out."
        )
    secret = partial(_checked, settings.api_key_variable, key)
    return Endpoint(
        address, settings.model, secret, seed=seed, timeout=settings.timeout, batch_size=settings.batch_size
    )


def _checked(variable: str, key: str) -> str:
    """Return the key for a header. The message never holds it."""
    if variable and not key.strip():
        raise SettingsError(
            f"the environment variable {variable}, which `llm.api_key_variable` names, is not set. Put the key of the "
            "language model there, or leave the setting empty if it needs none."
        )
    if not key.isascii() or not key.strip().isprintable() or len(key.split()) > 1:
        raise SettingsError(f"the environment variable {variable} holds something that is not a key.")
    return key.strip()
