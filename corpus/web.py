"""Prints a source as a page of its organisation's site, with the menu and foot that surround the text there."""

from html import escape
from string import Template

from corpus.sources import Block, Source

PAGE = Template("""<!DOCTYPE html>
<html lang="$language">
<head>
<meta charset="utf-8">
<title>$title | $site</title>
$metadata<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header class="site">
<a href="/" class="logo">$site</a>
<nav>
<ul>
$menu
</ul>
</nav>
</header>
<main>
<article>
$article
</article>
<aside class="share">
<a href="#">&#8593;</a> <a href="/print">&#9113;</a>
</aside>
</main>
<footer>
<p>$foot</p>
<p>&copy; $site</p>
</footer>
</body>
</html>
""")


def page_file(source: Source) -> bytes:
    """The page as bytes of UTF-8."""
    form = source.form
    return PAGE.substitute(
        language=source.language,
        title=escape(source.title or ""),
        site=escape(form["site"]),
        metadata=_metadata(source),
        menu="\n".join(_link(number, name) for number, name in enumerate(form["nav"], 1)),
        article="\n".join(_block(block, form.get("stamp")) for block in source.blocks),
        foot=escape(form["foot"]),
    ).encode()


def _metadata(source: Source) -> str:
    published = source.form.get("published")
    if published is None:
        return ""
    return (
        f'<meta property="og:title" content="{escape(source.title or "")}">\n'
        f'<meta property="article:published_time" content="{published}T09:00:00+04:00">\n'
        f'<meta name="author" content="{escape(source.form["site"])}">\n'
    )


def _link(number: int, name: str) -> str:
    return f'<li><a href="/{number}">{escape(name)}</a></li>'


def _block(block: Block, stamp: str | None) -> str:
    if block.text == stamp:
        return f'<p class="date">{escape(block.text)}</p>'
    name = {"title": "h1", "heading": "h2", "paragraph": "p"}[block.shape]
    return f"<{name}>{escape(block.text)}</{name}>"
