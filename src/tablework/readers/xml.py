"""XML for the readers that need it: parsed by lxml with entities and network off, refused in one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tablework.readers.trouble import UnreadableScriptError


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML file, without comments and processing instructions.

    Nothing is fetched and no entity is replaced: files that declare entities of their own (the way to make a small
    file unfold into gigabytes, or to read another file) are refused. lxml refuses nesting beyond 256 by itself.

    Raises:
        UnreadableScriptError: the file is torn, or made to harm.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableScriptError(_torn(error)) from None
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise UnreadableScriptError(
            "This file declares entities of its own, which no script needs and which can do harm. "
            "Save it again from the program it was written in."
        )
    return root


def _torn(error: etree.XMLSyntaxError) -> str:
    """Where the file breaks off, in words."""
    line = error.lineno or 1
    return (
        f"This file breaks off or is damaged at line {line:,}. "
        "Copy it again from where it came, or save it again from the program it was written in."
    )


def local_name(element: etree._Element) -> str:
    """An element's tag without its namespace."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def namespace_of(root: etree._Element) -> str:
    """A root's namespace in braces, as it stands before the tags of its own kind; empty where it has none.

    Raises:
        UnreadableScriptError: it has braces itself, which no address has, and no path could tell apart.
    """
    namespace = str(root.tag).removesuffix(local_name(root))
    if "{" in namespace[1:] or "}" in namespace[:-1]:
        raise UnreadableScriptError(
            "This file is damaged where it says which marks it uses. Save it again from the program it was written in."
        )
    return namespace


def words_of(element: etree._Element, without: frozenset[str] = frozenset()) -> Iterator[str]:
    """The pieces of text inside an element, in order, those inside the named elements left out."""
    yield element.text or ""
    for child in element:
        if local_name(child) not in without:
            yield from words_of(child, without)
        yield child.tail or ""
