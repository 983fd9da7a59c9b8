"""Workbooks written part by part, for what the usual writers would not write."""

from collections.abc import Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def cell(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def worksheet(rows: str, *, before: str = "", after: str = "", root: str = "worksheet", prefix: str = "") -> str:
    mark = f"xmlns:{prefix}" if prefix else "xmlns"
    colon = f"{prefix}:" if prefix else ""
    data = f"<{colon}sheetData>{rows}</{colon}sheetData>"
    return f'{before}<{colon}{root} {mark}="{MAIN}">{data}{after}</{colon}{root}>'


def book(path: Path, *sheets: str | bytes, shared: Sequence[str] = (), extra: dict[str, bytes] | None = None) -> Path:
    """Write a workbook of some worksheets, each given as XML."""
    numbers = range(1, len(sheets) + 1)
    links = [f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers]
    types = [f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{SHEET}.worksheet+xml"/>' for n in numbers]
    listed = [f'<sheet name="S{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers]
    parts: dict[str, str | bytes] = {
        f"xl/worksheets/sheet{n}.xml": sheet for n, sheet in zip(numbers, sheets, strict=True)
    }
    if shared:
        links.append(f'<Relationship Id="rId99" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>')
        types.append(f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHEET}.sharedStrings+xml"/>')
        parts["xl/sharedStrings.xml"] = (
            f'<sst xmlns="{MAIN}">{"".join(f"<si><t>{one}</t></si>" for one in shared)}</sst>'
        )
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{"".join(listed)}</sheets></workbook>'
    )
    parts["xl/_rels/workbook.xml.rels"] = (
        f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(links)}</Relationships>'
    )
    parts["_rels/.rels"] = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>'
    )
    parts["[Content_Types].xml"] = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{SHEET}.sheet.main+xml"/>{"".join(types)}</Types>'
    )
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in {**parts, **(extra or {})}.items():
            archive.writestr(name, content)
    return path
