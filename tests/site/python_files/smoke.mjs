// 브라우저의 파이썬(Pyodide)에서 companion을 돌려 봅니다. 사이트가 내어놓는 것과 같은 폴더를 씁니다.
//   node smoke.mjs <python_files.folder가 만든 폴더> <시험.py> [노트북]
import { readFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';

const [folder, test, notebook] = process.argv.slice(2);
const py = await loadPyodide({ indexURL: `${folder}/` });
await py.loadPackage(['companion', 'ipython'], { messageCallback: () => {} });
// 경고는 오류로 봅니다.
py.runPython(`
import matplotlib, warnings
matplotlib.use("agg")
import ipywidgets
warnings.simplefilter("error")
`);
if (notebook) py.globals.set('NOTEBOOK', readFileSync(notebook, 'utf8'));
try {
  py.runPython(readFileSync(test, 'utf8'), { filename: test });
} catch (error) {
  console.error(/** @type {Error} */ (error).message);  // 파이썬의 오류만. Pyodide의 소스까지 찍지 않습니다
  process.exit(1);
}
