"""우리말 이름표와, 제목에서 나온 절의 주소."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from built_site import SITE


def test_every_label_is_korean(page_path):
    soup = BeautifulSoup((SITE / page_path).read_text(), "html.parser")
    assert soup.html["lang"] == "ko"
    labels = [tag[name] for tag in soup.find_all(True)
              for name in ("aria-label", "title", "placeholder", "alt") if tag.get(name)]
    labels += [tag.get_text(" ", strip=True) for tag in soup.select(
        "button, summary, .admonition-title, .prev-next-area p, footer p, #pst-skip-link")]
    for label in labels:
        words = re.sub(r"\.ipynb|\.pdf|Ctrl|Python|companion", "", label)
        assert not re.search("[A-Za-z]{4,}", words) or re.search("[가-힣]", words), label


def test_addresses_of_sections_land(chapter, visit):
    soup = BeautifulSoup((SITE / chapter).read_text(), "html.parser")
    links = [a["href"] for a in soup.select(".bd-toc-nav a[href^='#']")]
    page = visit(chapter).page
    start = page.url
    for link in links[1::3]:
        page.goto("about:blank")
        page.goto(start + link)
        landed = """() => {
          const id = decodeURIComponent(location.hash.slice(1));
          const { top } = document.getElementById(id).getBoundingClientRect();
          const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
          return -5 <= top && top <= (end ? innerHeight - 100 : 125);  // 쪽의 끝
        }"""
        page.wait_for_function(landed, timeout=5000)
        page.wait_for_timeout(200)
        assert page.evaluate(landed), link
