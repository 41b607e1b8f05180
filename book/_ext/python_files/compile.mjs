// Pyodide의 파이썬으로 아카이브 속의 파이썬 파일을 미리 컴파일합니다.
// 무엇을 할지는 folder.py가 표준 입력으로 줍니다: { core, folder, script, task }
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const { core, folder, script, task } = JSON.parse(readFileSync(0, 'utf8'));
const { loadPyodide } = await import(pathToFileURL(join(core, 'pyodide.mjs')).href);
const py = await loadPyodide({ indexURL: core });
py.FS.mkdir('/parts');
py.FS.mount(py.FS.filesystems.NODEFS, { root: folder }, '/parts');
py.globals.set('TASK', JSON.stringify(task));
try {
  py.runPython(readFileSync(script, 'utf8'), { filename: script });
} catch (error) {
  console.error(/** @type {Error} */ (error).message);  // 파이썬의 오류만. Pyodide의 소스까지 찍지 않습니다
  process.exit(1);
}
process.exit(0);
