"""Makes small documents of every kind, as the programs do that write them, and reads them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kimi_calc.tokens.documents import read
from kimi_calc.tokens.refusals import REASONS, DocumentError

CHINESE = "价格按输入和输出的用量计算，缓存命中的部分更低。"
LINE = CHINESE + "\n"
HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMES = f"""\
xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" \
xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" \
xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" \
xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" \
xmlns:r="{_OFFICE}\""""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def text_of(path: Path, encoding: str | None = None) -> str:
    """The whole text of a document."""
    return "".join(read(path, encoding).texts())


def refusal(path: Path) -> str:
    """The reason why a document can't be read."""
    with pytest.raises(DocumentError) as caught:
        text_of(path)
    error = caught.value
    assert error.path == path
    assert str(error) == f"{path}: {REASONS[error.reason]}"
    return error.reason


def written(path: Path, content: bytes) -> Path:
    """A file of this content."""
    path.write_bytes(content)
    return path


def every_kind(folder: Path) -> dict[str, Path]:
    """A document of each kind, texts in two encodings."""
    folder.mkdir()
    cell = '<row><c r="A1" t="s"><v>0</v></c><c r="C1"><v>12.5</v></c></row>'
    slide = slide_text("Title of a slide", "second line")
    page = shown("a page of text", "and a second line of it")
    return {
        "docx": docx(folder / "a.docx", paragraph("a paragraph of some text") * 5),
        "pptx": pptx(folder / "a.pptx", [slide, slide], {0: slide_text("its note")}),
        "xlsx": xlsx(folder / "a.xlsx", [cell, cell], ["<si><t>shared string</t></si>"]),
        "pdf": written(folder / "a.pdf", pdf([page, page, page])),
        "gbk": written(folder / "a.txt", (LINE * 20).encode("gb18030")),
        "utf": written(folder / "b.txt", (LINE * 20).encode()),
    }


def package(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """A zip file of these parts."""
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def part(root: str, content: str) -> str:
    """A part of XML, its root with the prefixes that office programs use."""
    return f"{_HEAD}<{root} {_NAMES}>{content}</{root}>"


def relations(*targets: tuple[str, str]) -> str:
    """Relations rId1, rId2 … of a kind to a target."""
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}">{rows}</Relationships>'


def paragraph(*runs: str) -> str:
    """A paragraph of Word's with each of these texts in a run."""
    return "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>{}</w:p>".format(
        "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    )


def docx(
    path: Path, body: str, others: Sequence[tuple[str, str, str]] = (), root: str = "w:document"
) -> Path:
    """A document of Word's; `others` are parts beside it: kind, root element, content."""
    parts = {
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": part(root, f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(
            *((kind, f"part{number}.xml") for number, (kind, _, _) in enumerate(others))
        ),
    }
    for number, (_, root_of_part, content) in enumerate(others):
        parts[f"word/part{number}.xml"] = part(root_of_part, content)
    return package(path, parts)


def slide_text(*paragraphs: str) -> str:
    """A shape of PowerPoint's with these paragraphs."""
    return "<p:cSld><p:spTree><p:sp><p:txBody>{}</p:txBody></p:sp></p:spTree></p:cSld>".format(
        "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in paragraphs)
    )


def chart(title: str, labels: Sequence[str], series: Sequence[str]) -> str:
    """The part of a chart, with values that aren't shown."""
    points = "".join(f"<c:pt><c:v>{label}</c:v></c:pt>" for label in labels)
    drawn = "".join(
        f"<c:ser><c:tx><c:strRef><c:f>S!$B$1</c:f><c:strCache><c:pt><c:v>{name}</c:v></c:pt>"
        f"</c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:strCache>{points}</c:strCache>"
        "</c:strRef></c:cat><c:val><c:numRef><c:numCache><c:formatCode>0.00</c:formatCode><c:pt>"
        "<c:v>987.654</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>"
        for name in series
    )
    words = f"<c:title><c:tx><c:rich><a:p><a:r><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx>"
    looks = "<c:txPr><a:p><a:pPr/></a:p></c:txPr>"
    return part("c:chartSpace", f"{words}</c:title>{drawn}{looks}")


def pptx(path: Path, slides: Sequence[str], notes: Mapping[int, str] | None = None) -> Path:
    """Slides, kept in the file in the opposite order; `notes` by the place of their slide."""
    count = len(slides)
    targets = [("slide", f"slides/slide{count - place}.xml") for place in range(count)]
    ids = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n}"/>' for n in range(1, count + 1))
    parts = {
        "_rels/.rels": relations(("officeDocument", "/ppt/presentation.xml")),
        "ppt/presentation.xml": part("p:presentation", f"<p:sldIdLst>{ids}</p:sldIdLst>"),
        "ppt/_rels/presentation.xml.rels": relations(*targets),
    }
    for place, content in enumerate(slides):
        name = f"slide{count - place}.xml"
        parts[f"ppt/slides/{name}"] = part("p:sld", content)
        if notes and place in notes:
            parts[f"ppt/slides/_rels/{name}.rels"] = relations(
                ("notesSlide", f"../notesSlides/{name}")
            )
            parts[f"ppt/notesSlides/{name}"] = part("p:notes", notes[place])
    return package(path, parts)


def xlsx(
    path: Path, sheets: Sequence[str], strings: Iterable[str] = (), formats: Sequence[str] = ()
) -> Path:
    """A workbook; a sheet is its rows, `strings` the items that its cells refer to.

    The styles of its cells, from 1, have these formats.
    """
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    names = f'xmlns="{main}" xmlns:r="{_OFFICE}"'
    listed = "".join(
        f'<sheet name="S{n}" sheetId="{n}" r:id="rId{n}"/>' for n in range(1, len(sheets) + 1)
    )
    targets = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    parts = {
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f"{_HEAD}<workbook {names}><sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            *targets, ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")
        ),
        "xl/styles.xml": f"{_HEAD}<styleSheet {names}>{_styles(formats)}</styleSheet>",
        "xl/sharedStrings.xml": f"{_HEAD}<sst {names}>{''.join(strings)}</sst>",
    }
    for number, rows in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f"{_HEAD}<worksheet {names}><sheetData>{rows}</sheetData></worksheet>"
        )
    return package(path, parts)


def _styles(formats: Sequence[str]) -> str:
    own = "".join(
        f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>'
        for number, code in enumerate(formats, 164)
    )
    used = "".join(f'<xf numFmtId="{number}"/>' for number in range(164, 164 + len(formats)))
    # A style that cells are based on, and what a condition does, have formats too.
    return (
        f'<numFmts>{own}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>'
        f'<xf numFmtId="0"/>{used}</cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="%"/>'
        "</dxf></dxfs>"
    )


def changed(path: Path, name: str, old: str, new: str) -> Path:
    """The zip file, in one part of which something else is written."""
    with ZipFile(path) as file:
        parts: dict[str, str | bytes] = {one: file.read(one) for one in file.namelist()}
    content = parts[name]
    assert isinstance(content, bytes)
    assert old.encode() in content
    return package(path, {**parts, name: content.replace(old.encode(), new.encode())})


def without(path: Path, name: str) -> Path:
    """The zip file without one of its parts."""
    with ZipFile(path) as file:
        parts = {one: file.read(one) for one in file.namelist() if one != name}
    return package(path, parts)


def pdf(
    contents: Sequence[bytes], font: bytes = HELVETICA, *others: bytes, of_page: bytes = b""
) -> bytes:
    """A PDF with a page of each content, which may use the font /F1 and the form /X1.

    The first of the other objects has number 4; it is /X1. `of_page` is what else a page says.
    """
    objects = [b"<< /Type /Catalog /Pages 2 0 R /Lang (en) >>", b"", font, *(others or [b"null"])]
    pages = []
    for content in contents:
        objects.append(stream(content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font "
            b"<< /F1 3 0 R >> /XObject << /X1 4 0 R >> >> /Contents %d 0 R %s >>"
            % (len(objects), of_page)
        )
        pages.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), b" ".join(pages))
    written = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    table = b"0000000000 65535 f \n"
    for number, content in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(written)
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    count = len(objects) + 1
    return b"%sxref\n0 %d\n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        written,
        count,
        table,
        count,
        len(written),
    )


def stream(content: bytes, more: bytes = b"") -> bytes:
    """A compressed stream; `more` is what else its dictionary says."""
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (
        len(packed),
        more,
        packed,
    )


def shown(*lines: str) -> bytes:
    """The content of a page that shows these lines in Latin letters."""
    moved = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    return f"BT /F1 12 Tf 72 720 Td {moved}ET".encode("latin-1")


def composite(encoding: bytes, collection: bytes = b"Adobe-GB1") -> bytes:
    """A font of Chinese characters that isn't in the file, as many programs name it."""
    registry, ordering = collection.split(b"-")
    return (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /%s /DescendantFonts "
        b"[<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo "
        b"<< /Registry (%s) /Ordering (%s) /Supplement 4 >> >>] >>"
    ) % (encoding, registry, ordering)


def encrypted(content: bytes, user: str, owner: str, algorithm: str) -> bytes:
    """The PDF with passwords, by pypdf."""
    from io import BytesIO

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.encrypt(user, owner, algorithm=algorithm)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def form(content: bytes, box: bytes) -> bytes:
    """A part of a PDF's page with a box."""
    return stream(
        content,
        b"/Type /XObject /Subtype /Form /BBox %s /Resources << /Font << /F1 3 0 R >> >>" % box,
    )
