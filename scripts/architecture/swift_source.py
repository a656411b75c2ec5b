"""Just enough of Swift's surface to read imports and declarations: comments and string literals are blanked."""

import re
from dataclasses import dataclass

_IMPORT = re.compile(
    r"^[ \t]*(?P<attributes>(?:@\w+(?:\([^)]*\))?\s+)*)"
    r"(?:(?:public|package|internal|fileprivate|private)\s+)?"
    r"import\s+(?:(?:typealias|struct|class|enum|protocol|let|var|func)\s+)?(?P<module>[A-Za-z_]\w*)",
    re.MULTILINE,
)
_DECLARATION = re.compile(
    r"\b(?P<kind>struct|class|enum|actor|protocol|typealias|func)\s+`?(?P<name>[A-Za-z_]\w*)`?"
)
_NOT_A_NAME = {"func", "var", "let", "subscript", "init"}  # `class func` declares no class


@dataclass(frozen=True)
class Import:
    module: str
    line: int
    is_exported: bool


@dataclass(frozen=True)
class Declaration:
    name: str
    line: int
    is_type: bool


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def imports(code):
    """The import lines of blanked source text."""
    found = []
    for match in _IMPORT.finditer(code):
        line = line_of(code, match.start("module"))
        found.append(Import(match["module"], line, "@_exported" in match["attributes"]))
    return found


def declarations(code):
    """The types and functions that blanked source text declares."""
    found = []
    for match in _DECLARATION.finditer(code):
        before = code[: match.start()].rsplit("\n", 1)[-1]
        if match["name"] in _NOT_A_NAME or re.search(r"\bimport\s+$", before):
            continue
        line = line_of(code, match.start("name"))
        found.append(Declaration(match["name"], line, match["kind"] != "func"))
    return found


def blanked(text):
    """The same text, same length and lines, with comments and the words inside string literals turned into spaces."""
    out = list(text)
    _Blanker(text, out).code(0, closing=None)
    return "".join(out)


class _Blanker:
    def __init__(self, text, out):
        self.text = text
        self.out = out

    def wipe(self, start, end):
        for index in range(start, min(end, len(self.out))):
            if self.out[index] != "\n":
                self.out[index] = " "

    def code(self, index, closing):
        """Walks code from `index`; inside an interpolation it returns after the parenthesis that closes it."""
        text, depth = self.text, 0
        while index < len(text):
            character = text[index]
            if text.startswith("//", index):
                end = text.find("\n", index)
                end = len(text) if end < 0 else end
                self.wipe(index, end)
                index = end
            elif text.startswith("/*", index):
                index = self.block_comment(index)
            elif character == "`":
                index = self.quoted_name(index)
            elif character in '"#' and (opening := re.compile(r'(#*)("""|")').match(text, index)):
                index = self.literal(opening)
            else:
                if closing and character == "(":
                    depth += 1
                elif closing and character == ")":
                    if depth == 0:
                        return index + 1
                    depth -= 1
                index += 1
        return index

    def block_comment(self, start):
        depth, index = 0, start
        for mark in re.compile(r"/\*|\*/").finditer(self.text, start):
            depth += 1 if mark[0] == "/*" else -1
            index = mark.end()
            if depth == 0:
                break
        else:
            index = len(self.text)
        self.wipe(start, index)
        return index

    def quoted_name(self, start):
        end = re.compile(r"`([^`\n]*)`").match(self.text, start)
        if not end:
            return start + 1
        if not re.fullmatch(r"\w+", end[1]):
            self.wipe(start + 1, end.end() - 1)
        return end.end()

    def literal(self, opening):
        hashes, quotes = opening[1], opening[2]
        close, escape, is_multiline = quotes + hashes, "\\" + hashes, quotes == '"""'
        index = opening.end()
        while index < len(self.text):
            if self.text.startswith(close, index):
                return index + len(close)
            if self.text.startswith(escape + "(", index):
                self.wipe(index, index + len(escape))
                index = self.code(index + len(escape) + 1, closing=")")
            elif self.text.startswith(escape, index):
                self.wipe(index, index + len(escape) + 1)
                index += len(escape) + 1
            elif self.text[index] == "\n" and not is_multiline:
                return index  # an unfinished literal ends with its line
            else:
                self.wipe(index, index + 1)
                index += 1
        return index
