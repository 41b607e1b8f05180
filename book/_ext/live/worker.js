// 쪽과 따로 도는 일꾼: Pyodide를 받아 켜고, kernel.py에게 셀과 위젯의 말을 건넵니다.
// 따로 돌기 때문에 파이썬이 바빠도 쪽은 멈추지 않고, 끝나지 않는 셀도 쪽에서 끊을 수 있습니다.
import source from './kernel.py';

const report = (content) => postMessage({ text: JSON.stringify(content), buffers: [] });

// 받기: 필요한 것을 한꺼번에 받기 시작하고 받은 만큼 알립니다. Pyodide가 달라고 하면 그것을 줍니다.
class Downloads {
  constructor(base, files) {
    const all = [...files.core, ...files.packages];
    this.total = all.reduce((sum, [, bytes]) => sum + bytes, 0);
    this.done = 0;
    this.arriving = new Map();
    for (const [name, bytes] of all) {
      if (/\.m?js$/.test(name)) this.done += bytes; // 모듈은 브라우저가 알아서 받습니다
      else this.arriving.set(base + name, this.fetch(base + name, name, bytes));
    }
    const plain = self.fetch;
    self.fetch = (url, options) => this.arriving.get(String(url)) ?? plain(url, options);
    this.all = Promise.all(this.arriving.values());
  }

  progress(bytes, name) {
    this.done += bytes;
    report({ kind: 'progress', done: this.done, total: this.total, name });
  }

  async fetch(url, name, bytes) {
    const response = await get(url);
    if (name.endsWith('.wasm')) { // 그대로 두어야 브라우저가 번역해 둔 것을 다시 씁니다
      this.progress(bytes, name);
      return response;
    }
    const chunks = [];
    let size = 0;
    for (const reader = response.body.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      size += value.length;
      if (size <= bytes) this.progress(value.length, name);
    }
    if (!name.endsWith('.json') && size !== bytes) throw new Error(`${name}: ${bytes}바이트여야 하는데 ${size}바이트입니다`);
    return new Response(new Blob(chunks), { headers: { 'Content-Type': 'application/octet-stream' } });
  }
}

async function get(url) {
  const name = url.split('/').pop();
  const response = await fetch(url).catch(() => { throw new Error(`${name}: 연결되지 않습니다`); });
  if (!response.ok) throw new Error(`${name}: 서버가 ${response.status}로 답했습니다`);
  return response;
}

async function start({ base, ratio }) {
  const files = await (await get(`${base}files.json`)).json();
  const downloads = new Downloads(base, files);
  const boot = async () => {
    const { loadPyodide } = await import(`${base}pyodide.mjs`);
    const python = await loadPyodide({ indexURL: base });
    // loadPackage는 꾸러미 속의 라이브러리(.so)를 모두 미리 컴파일해 1초 넘게 걸립니다. 풀어만 두면 쓸 때 합니다.
    for (const [name] of files.packages) {
      python.unpackArchive(await (await downloads.arriving.get(base + name)).arrayBuffer(), 'wheel');
    }
    report({ kind: 'preparing' });
    python.registerJsModule('page', {
      pixel_ratio: ratio,
      post: (text, buffers) => postMessage({ text, buffers }),
    });
    python.runPython(source, { filename: 'kernel.py' });
    return python;
  };
  const [python] = await Promise.all([boot(), downloads.all]);
  return python;
}

let python;
addEventListener('message', async ({ data }) => {
  try {
    if (data.kind === 'start') {
      python = await start(data);
      report({ kind: 'ready' });
    } else if (data.kind === 'run') {
      report({ kind: 'done', ticket: data.ticket, ok: await python.globals.get('run')(data.cell, data.source) });
    } else {
      python.globals.get('receive')(data.text, data.buffers);
      report({ kind: 'done', ticket: data.ticket, ok: true });
    }
  } catch (error) {
    report({ kind: 'broken', reason: String(error.message ?? error) });
  }
});
