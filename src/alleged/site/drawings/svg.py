"""Elements of a drawing, escaped and without hidden characters."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from alleged.publish.inert import plain

Link = Callable[..., str]
"""The address of a page: `link("incident", id="inc-...")`. The static site has other addresses than
the server, so drawings ask for them."""


def element(name: str, *children: str | Markup, **attributes: str | float | None) -> Markup:
    """One SVG element. `class_` is `class`; `stroke_width` is `stroke-width`; None is left out."""
    content = "".join(
        [child if isinstance(child, Markup) else _escaped(child) for child in children]
    )
    return Markup(f"<{name}{_attributes(attributes)}>{content}</{name}>")


def empty(name: str, **attributes: str | float | None) -> Markup:
    """One SVG element without content."""
    return Markup(f"<{name}{_attributes(attributes)}/>")


def drawing(
    id: str,
    *children: Markup,
    width: float,
    height: float,
    title: str,
    description: str,
    class_: str = "",
) -> Markup:
    """The whole drawing, with its words for those who do not see it."""
    return element(
        "svg",
        element("title", title, id=f"{id}-title"),
        element("desc", description, id=f"{id}-desc"),
        *children,
        id=id,
        class_=f"drawing {class_}".rstrip(),
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=number(width),
        height=number(height),
        role="group",
        aria_labelledby=f"{id}-title",
        aria_describedby=f"{id}-desc",
    )


def anchor(href: str, *children: Markup, label: str, class_: str = "") -> Markup:
    """A link in a drawing, reached by keyboard, with its words as a tip."""
    return element("a", element("title", label), *children, href=href, class_=class_ or None)


def number(value: float) -> str:
    """A coordinate, at most one decimal."""
    rounded = round(value, 1)
    return f"{int(rounded)}" if rounded == int(rounded) else f"{rounded:.1f}"


def shortened(words: str, most: int) -> str:
    """The words, cut to `most` characters with `…` where they are longer."""
    words = " ".join(words.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def joined(parts: Iterable[Markup]) -> Markup:
    """Elements one behind the other."""
    return Markup("").join(parts)


# Put together by hand: `Markup.format` looks at each piece again, and took a quarter of a second
# for a timeline of 200 rows. Every value goes through `_escaped`; names are our own.


def _attributes(attributes: dict[str, str | float | None]) -> str:
    return "".join([
        f' {name.rstrip("_").replace("_", "-")}="{_escaped(value)}"'
        for name, value in attributes.items()
        if value is not None
    ])  # fmt: skip


def _escaped(value: str | float) -> str:
    return str(escape(plain(value))) if isinstance(value, str) else number(value)
