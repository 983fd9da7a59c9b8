"""Documents and web pages from blocks, and the bodies of e-mails."""

from html import escape

from data.invest2035.build.reply import Block


def plain(parts: list[Block]) -> str:
    """Return blocks as plain text with a blank line between them."""
    return "\n\n".join(text for _, text in parts) + "\n"


def web_page(parts: list[Block], *, whole: bool = True) -> str:
    """Return blocks as HTML: headings as h2; `whole` adds the head that a saved page has."""
    lines = []
    for style, text in parts:
        words = escape(text, quote=False).replace("\n", "<br>\n")
        lines.append(f"<h2>{words}</h2>" if style == "heading" else f"<p>{words}</p>")
    body = "\n".join(lines)
    if not whole:
        return f"<html><body>{body}</body></html>"
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<title>Synthetic response</title>\n'
        f"<style>p {{ margin: 1em 0 }}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def quoted(text: str) -> str:
    """Return text as a mail program quotes it."""
    return "\n".join(f"> {line}" if line else ">" for line in text.splitlines()) + "\n"
