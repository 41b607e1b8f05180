// 쪽과 따로 도는 일꾼: Pyodide를 받아 켜고, kernel.py에게 셀과 위젯의 말을 건넵니다.
// 따로 돌기 때문에 파이썬이 바빠도 쪽은 멈추지 않고, 끝나지 않는 셀도 쪽에서 끊을 수 있습니다.
// 이 글은 Blob이 되어 돕니다. 그래야 쪽의 보안 정책을 물려받아, 파이썬이 다른 곳에 아무것도 보내지 못합니다.
import book from './python/book.py';
import channel from './python/channel.py';
import errors from './python/errors.py';
import kernel from './python/kernel.py';
import names from './python/names.py';
import { Downloads } from './downloads.js';
import { factsOf, get, whyNot } from './trouble.js';

const MODULES = { book, channel, errors, names };
const FOLDER = '/lib/python3.12/site-packages/live/python';

/** @param {object} content */
const report = (content) => postMessage({ text: JSON.stringify(content), buffers: [] });

/** @param {{base: string, scale: number, isNarrow: boolean, touchPoints: number}} page */
async function start({ base, scale, isNarrow, touchPoints }) {
  // Pyodide는 이것으로 아이패드를 알아보고 고장을 피하는데, 일꾼에는 없습니다.
  Object.defineProperty(navigator, 'maxTouchPoints', { value: touchPoints, configurable: true });
  const files = await (await get(`${base}files.json`)).json();
  const downloads = new Downloads(base, files, report);
  const boot = async () => {
    const loader = `${base}pyodide.js`;
    try { importScripts(loader); } catch (error) { throw await whyNot(loader, error); }
    const python = await loadPyodide({ indexURL: base }).catch(async (error) => { throw await whyNot(`${base}pyodide.asm.js`, error); });
    // loadPackage는 꾸러미 속의 라이브러리(.so)를 모두 미리 컴파일해 1초 넘게 걸립니다. 풀어만 두면 쓸 때 합니다.
    for (const [name] of files.packages) {
      const arrived = await downloads.arriving.get(base + name);
      python.unpackArchive(await arrived?.arrayBuffer(), 'wheel');
    }
    report({ kind: 'preparing' });
    python.FS.mkdirTree(FOLDER);
    for (const [name, text] of Object.entries(MODULES)) python.FS.writeFile(`${FOLDER}/${name}.py`, text);
    python.registerJsModule('page', {
      scale, is_narrow: isNarrow,
      post: (/** @type {string} */ text, /** @type {Uint8Array[]} */ buffers) => postMessage({ text, buffers }),
    });
    python.runPython(kernel, { filename: 'kernel.py' });
    // WebAssembly가 무너지면 하던 약속은 영영 끝나지 않습니다. Pyodide가 알려 주는 길은 이것뿐입니다.
    python._api.on_fatal = (/** @type {unknown} */ error) => report({ kind: 'died', facts: factsOf(error) });
    return python;
  };
  const [python] = await Promise.all([boot(), downloads.all]);
  return python;
}

/** @type {any} */
let python;
/** @param {string} name */
const ask = (name) => python.globals.get(name);

/** 쪽이 묻는 것. @type {Record<string, (data: any) => any>} */
const answers = {
  open: ({ first }) => ask('open_book')(first),
  plan: ({ goal, sources }) => JSON.parse(ask('plan')(goal, sources)),
  stale: ({ sources }) => JSON.parse(ask('stale')(sources)),
  run: ({ cell, source }) => ask('run')(cell, source),
  widget: ({ text, buffers }) => ask('receive')(text, buffers),
};

/** @param {any} data */
async function receive(data) {
  const { kind, ticket } = data;
  try {
    if (kind === 'start') {
      python = await start(data);
      report({ kind: 'ready' });
      return;
    }
    const result = await answers[kind](data);
    report({ kind: 'done', ticket, result: result ?? null });
  } catch (error) {
    report({ kind: python ? 'died' : 'broken', facts: factsOf(error) });
  }
}
addEventListener('message', ({ data }) => { void receive(data); });
