// 브라우저의 파이썬(Pyodide)에서 companion을 돌려 봅니다.
//   node smoke.mjs <꾸러미 폴더> <시험.py> [노트북] -- <파이썬 모듈의 폴더>...
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadPyodide } from 'pyodide';

const [wheels, test, ...rest] = process.argv.slice(2);
const notebook = rest[0] === '--' ? null : rest[0];
const py = await loadPyodide({ packageCacheDir: wheels });
const packages = ['numpy', 'matplotlib', 'ipython'];
await py.loadPackage(packages, { messageCallback: () => {} });

const copy = (from, to) => {
  if (!statSync(from).isDirectory()) { py.FS.writeFile(to, readFileSync(from)); return; }
  py.FS.mkdirTree(to);
  for (const name of readdirSync(from)) if (name !== '__pycache__') copy(join(from, name), join(to, name));
};
for (const folder of rest.slice(rest.indexOf('--') + 1)) copy(folder, join(py.FS.cwd(), basename(folder)));
// 글꼴 목록을 처음 만든다는 matplotlib의 안내만 빼고, 경고는 오류로 봅니다.
py.runPython(`
import logging, warnings
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
import matplotlib
matplotlib.use("agg")
import ipywidgets
warnings.simplefilter("error")
`);
if (notebook) py.globals.set('NOTEBOOK', readFileSync(notebook, 'utf8'));
try {
  py.runPython(readFileSync(test, 'utf8'), { filename: test });
} catch (error) {
  console.error(error.message);  // 파이썬의 오류만. Pyodide의 소스까지 찍지 않습니다
  process.exit(1);
}
