"""Asking a language model: optional, off by default, and believed in nothing that cannot be checked.

| file | idea |
|---|---|
| `model.py` | what a language model is here, and why it may leave a question unanswered |
| `access.py` | the one gate: from settings to an endpoint, or a plain refusal |
| `endpoint.py`, `wire.py` | one that speaks the OpenAI protocol, over HTTPS |
| `prompt.py`, `prompts/` | what is said to it, as data |
| `reply.py` | from its words to JSON, or a refusal |
| `question.py` | n asked = n answered + n failed, each with a reason |
| `coding.py`, `title.py`, `summary.py` | the three things asked, each with its checks |
| `verbatim.py` | whether words stand in a text, and where |
| `usage.py`, `account.py` | tokens and cost, and what came of them |
"""
