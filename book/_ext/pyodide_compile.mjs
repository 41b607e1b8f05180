// Pyodide의 파이썬으로 아카이브 속의 파이썬 파일을 미리 컴파일합니다.
// 무엇을 할지는 pyodide_site.py가 표준 입력으로 줍니다: { core, folder, script, jobs }
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const { core, folder, script, jobs } = JSON.parse(readFileSync(0, 'utf8'));
const { loadPyodide } = await import(pathToFileURL(join(core, 'pyodide.mjs')));
const py = await loadPyodide({ indexURL: core });
py.FS.mkdir('/work');
py.FS.mount(py.FS.filesystems.NODEFS, { root: folder }, '/work');
py.globals.set('JOBS', JSON.stringify(jobs));
py.runPython(readFileSync(script, 'utf8'), { filename: script });
process.exit(0);
