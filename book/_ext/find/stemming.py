"""한국어 검색: 조사와 흔한 어미를 떼고 찾습니다.

찾아보기를 만들 때(Python)와 찾을 때(브라우저) 같은 규칙을 씁니다. ‘경사하강법을’로 찾아도
‘경사하강법은’이 나옵니다.
"""

from __future__ import annotations

import json
import re
from typing import Any, ClassVar

from sphinx.application import Sphinx
from sphinx.search import SearchLanguage

# 긴 것부터: ‘에서는’을 ‘는’보다 먼저 떼어 봅니다.
ENDINGS = (
    "으로부터", "에서부터", "이라는", "이라고", "입니다", "습니다", "합니다", "됩니다", "하였다",
    "한다는", "에서는", "에서의", "으로써", "으로는", "까지는", "이라", "라는", "라고", "에서",
    "에게", "까지", "부터", "으로", "보다", "처럼", "마다", "조차", "이나", "이며", "이고",
    "이다", "한다", "된다", "하는", "하고", "하며", "하여", "하면", "되는", "되어", "되고",
    "했다", "된", "한", "할", "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "도",
    "로", "만", "나", "다",
)  # fmt: skip
STEMMER = """
var Stemmer = function () {
  var endings = ENDINGS;
  this.stemWord = function (word) {
    if (!/^[가-힣]+$/.test(word)) return word;
    for (const ending of endings)
      if (word.endsWith(ending) && word.length - ending.length >= 2)
        return word.slice(0, -ending.length);
    return word;
  };
};
"""


def stem(word: str) -> str:
    """뒤에 붙은 조사나 어미 하나를 뗍니다. 남는 말은 두 글자 이상입니다."""
    if re.fullmatch("[가-힣]+", word):
        for ending in ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 2:
                return word.removesuffix(ending)
    return word


class Korean(SearchLanguage):
    lang = "ko"
    language_name = "Korean"
    stopwords: ClassVar[set[str]] = set()
    js_stemmer_code = STEMMER.replace("ENDINGS", json.dumps(ENDINGS, ensure_ascii=False))

    def stem(self, word: str) -> str:
        return stem(word)

    def word_filter(self, word: str) -> bool:
        return True


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_search_language(Korean)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
