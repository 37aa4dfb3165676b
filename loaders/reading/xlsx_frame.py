"""The frame of a modern workbook: its sheets in order, its styles, its shared strings."""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from defusedxml import ElementTree

from data.text import TO_RAISED
from loaders.gate.scan import Refused
from loaders.reading.damage import Mended, mend
from loaders.reading.markup import is_true, local, parser, resolved, unescaped
from loaders.reading.numbers_stored import BUILT_IN, shows_date
from loaders.reading.packing import PLAIN, Look

SIMPLE_STRING = re.compile(r'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>')
MAX_INDENT = 250


@dataclass(frozen=True, slots=True)
class Style:
    """How cells of one style look, and whether their numbers are days."""

    look: Look = PLAIN
    date: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """One sheet of the workbook: its name, the part that holds it, whether a person sees it."""

    name: str
    part: str
    hidden: bool


@dataclass(slots=True)
class Frame:
    """All that the sheets share; `plain` are the strings that may be taken as they are, `flawed` the others
    that say something, `sound` the well-formed parts with the number of their cells."""

    leaves: list[Leaf]
    styles: list[Style]
    strings: list[str]
    flawed: dict[int, Mended]
    plain: set[int]
    from_1904: bool
    sound: dict[str, int]


def read_frame(archive: zipfile.ZipFile, sound: dict[str, int]) -> Frame:
    """Raises KeyError, ValueError or ParseError where the workbook's frame is broken."""
    workbook = parse(archive, "xl/workbook.xml")
    if workbook is None:
        raise ValueError("no workbook part")
    properties = next((node for node in workbook.iter() if local(node.tag) == "workbookPr"), None)
    strings = read_strings(archive, sound)
    mended = [mend(text) for text in strings]
    flawed = {number: one for number, one in enumerate(mended) if one.flaw or one.twice}
    texts = [one.text if one.text.strip() else "" for one in mended]
    from_1904 = properties is not None and is_true(properties.get("date1904"))
    plain = {number for number, text in enumerate(texts) if text and number not in flawed}
    return Frame(leaves_of(archive, workbook), read_styles(archive), texts, flawed, plain, from_1904, sound)


def part_named(archive: zipfile.ZipFile, name: str) -> str | None:
    """The member of that name, however its capitals are written."""
    wanted = name.lower()
    return next((found for found in archive.namelist() if found.lower() == wanted), None)


def parse(archive: zipfile.ZipFile, name: str) -> Element | None:
    found = part_named(archive, name)
    return ElementTree.fromstring(archive.read(found), forbid_dtd=True) if found else None


def leaves_of(archive: zipfile.ZipFile, workbook: Element) -> list[Leaf]:
    """Worksheets in workbook order; chart sheets have no cells and are left out."""
    relations = parse(archive, "xl/_rels/workbook.xml.rels")
    known = {node.get("Id"): node for node in relations} if relations is not None else {}
    found = []
    for node in workbook.iter():
        if local(node.tag) == "sheet":
            relation = known[next(value for key, value in node.attrib.items() if local(key) == "id")]
            if relation.get("Type", "").endswith("/worksheet"):
                target = relation.get("Target", "")
                wanted = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
                part = part_named(archive, wanted)
                if part is None:
                    raise Refused("damaged")  # another reader would leave the sheet out without a word
                found.append(Leaf(node.get("name", ""), part, node.get("state", "visible") != "visible"))
    return found


def read_styles(archive: zipfile.ZipFile) -> list[Style]:
    root = parse(archive, "xl/styles.xml")
    if root is None:
        return [Style()]
    formats, fonts, styles = dict(BUILT_IN), [], []
    for section in root:
        name = local(section.tag)
        if name == "numFmts":
            formats |= {int(node.get("numFmtId", "0")): node.get("formatCode", "") for node in section}
        elif name == "fonts":
            fonts = [font_of(node) for node in section]
        elif name == "cellXfs":
            styles = [style_of(node, formats, fonts) for node in section]
    return styles or [Style()]


def font_of(node: Element) -> tuple[str, bool]:
    name, bold = "", False
    for child in node:
        if local(child.tag) == "name":
            name = child.get("val", "")
        elif local(child.tag) == "b":
            bold = is_true(child.get("val", "1"))
    return name, bold


def style_of(node: Element, formats: dict[int, str], fonts: list[tuple[str, bool]]) -> Style:
    number = int(node.get("fontId", "0"))
    font, bold = fonts[number] if 0 <= number < len(fonts) else ("", False)
    indent = next((int(child.get("indent", "0")) for child in node if local(child.tag) == "alignment"), 0)
    shown = formats.get(int(node.get("numFmtId", "0")), "General")
    return Style((shown, font, bold, min(indent, MAX_INDENT)), shows_date(shown))


def read_strings(archive: zipfile.ZipFile, sound: dict[str, int]) -> list[str]:
    """The shared strings by number; formatting inside a string and pronunciation guides are left out."""
    part = part_named(archive, "xl/sharedStrings.xml")
    if part is None:
        return []
    content = archive.read(part)
    if part in sound and b"<!" not in content and content.count(b"<?") < 2:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        found: list[str] = SIMPLE_STRING.findall(text)
        if len(found) == len(re.findall(r"<(?:[\w.-]+:)?si[\s/>]", text)):
            return [unescaped(resolved(one)) if "&" in one or "_x" in one else one for one in found]
    return StringScan().read(content)


LONGEST_MARK = 2
"""So many raised letters or digits are a mark and stay raised; `9` with a raised 1 is not 91."""


class StringScan:
    """Expat's events of the shared strings -> their texts."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.text: list[str] = []
        self.inside = False
        self.raised = False
        self.guide = 0
        self.parser = parser()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters

    def read(self, content: bytes) -> list[str]:
        self.parser.Parse(content, True)
        return self.found

    def start(self, tag: str, given: dict[str, str]) -> None:
        name = local(tag)
        if name == "si":
            self.text = []
        elif name == "r":
            self.raised = False
        elif name == "vertAlign":
            self.raised = given.get("val") == "superscript"
        elif name == "rPh":
            self.guide += 1
        self.inside = name == "t" and not self.guide

    def characters(self, data: str) -> None:
        if self.inside:
            mark = self.raised and bool(self.text) and len(data) <= LONGEST_MARK
            self.text.append(data.translate(TO_RAISED) if mark else data)

    def end(self, tag: str) -> None:
        name = local(tag)
        self.inside = False
        if name == "rPh":
            self.guide -= 1
        elif name == "si":
            self.found.append(unescaped("".join(self.text)))
