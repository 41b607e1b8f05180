"""다른 곳에 닿거나 쪽을 데려가려는 글들. Playwright의 시험과 세 엔진의 이야기가 함께 씁니다."""

# 파이썬(일꾼)에서 다른 곳에 닿으려는 길. {there}는 그곳의 주소입니다.
CELLS = {
    "fetch": "import js\nawait js.fetch('{there}/fetch')",
    "pyfetch": "from pyodide.http import pyfetch\nawait pyfetch('{there}/pyfetch')",
    "xhr": "import js\nx = js.XMLHttpRequest.new()\nx.open('GET', '{there}/xhr', False)\nx.send()",
    "open_url": "from pyodide.http import open_url\nopen_url('{there}/open_url')",
    "websocket": "import js\njs.WebSocket.new('{there}/ws'.replace('http', 'ws'))",
    "eventsource": "import js\njs.EventSource.new('{there}/events')",
    "beacon": "import js\njs.navigator.sendBeacon('{there}/beacon', 'x')",
    "import": "import js\njs.importScripts('{there}/script.js')",
    "worker": "import js\njs.Worker.new('{there}/worker.js')",
    "blob worker": "import js\nfrom pyodide.ffi import to_js\n"
                   "blob = js.Blob.new(to_js([\"fetch('{there}/blob')\"]))\n"
                   "js.Worker.new(js.URL.createObjectURL(blob))",
    "eval": "from pyodide.code import run_js\nrun_js(\"fetch('{there}/eval')\")",
    "function": "import js\njs.Function.new(\"fetch('{there}/function')\")()",
    "urllib": "import urllib.request\nurllib.request.urlopen('{there}/urllib')",
    "socket": "import socket\nsocket.create_connection(('127.0.0.1', {port}), 2)",
    "micropip": "import micropip\nawait micropip.install('{there}/x-1-py3-none-any.whl')",
}
# 쪽에 보이는 것에서 다른 곳에 닿거나 쪽을 데려가려는 길
SHOWN = {
    "refresh": '<meta http-equiv="refresh" content="0; url={there}/refresh">',
    "script": "<script>location = '{there}/script'</script>",
    "onerror": "<img src=x onerror=\"fetch('{there}/onerror')\">",
    "image": '<img src="{there}/image.png">',
    "srcset": '<img srcset="{there}/srcset.png 1x">',
    "style": '<style>@import "{there}/style.css"; body {{ display: none }}</style>',
    "css": '<div style="background: url({there}/css.png)">그림</div>',
    "link": '<link rel="stylesheet" href="{there}/link.css">',
    "preconnect": '<link rel="preconnect" href="{there}"><link rel="dns-prefetch" href="{there}">',
    "prefetch": '<link rel="prefetch" href="{there}/prefetch">',
    "frame": '<iframe src="{there}/frame"></iframe>',
    "srcdoc": "<iframe srcdoc=\"<script>top.location='{there}/srcdoc'</script>\"></iframe>",
    "object": '<object data="{there}/object"></object><embed src="{there}/embed">',
    "media": '<video src="{there}/video" autoplay poster="{there}/poster.png"></video>'
             '<audio src="{there}/audio" autoplay></audio>',
    "base": '<base href="{there}/">',
    "form": '<form action="{there}/form"><button id=go>눌러요</button></form>',
    "svg": '<svg><image href="{there}/svg.png"/><use href="{there}/use.svg#a"/></svg>',
    "cover": '<div style="position: fixed; inset: 0; background: red; z-index: 9999">덮개</div>',
}


def fill(text: str, there: str) -> str:
    return text.replace("{there}", there).replace("{port}", there.rpartition(":")[2]) \
               .replace("{{", "{").replace("}}", "}")
