// 브라우저의 파이썬(Pyodide)에서 companion을 돌려 봅니다: node smoke.mjs <바퀴 폴더> <companion 폴더> <시험.py>
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { loadPyodide } from 'pyodide';

const [wheels, source, test] = process.argv.slice(2);
const py = await loadPyodide({ packageCacheDir: wheels });
await py.loadPackage(['numpy', 'matplotlib'], { messageCallback: () => {} });

const home = join(py.FS.cwd(), 'companion');
py.FS.mkdirTree(home);
const copy = (folder) => {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const target = join(home, relative(source, path));
    if (name === '__pycache__') continue;
    if (statSync(path).isDirectory()) { py.FS.mkdirTree(target); copy(path); } else py.FS.writeFile(target, readFileSync(path));
  }
};
copy(source);
// 글꼴 목록을 처음 만든다는 matplotlib의 안내만 빼고, 경고는 오류로 봅니다.
py.runPython(`
import logging, warnings
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
import matplotlib
matplotlib.use("agg")
warnings.simplefilter("error")
`);
py.runPython(readFileSync(test, 'utf8'), { filename: test });
