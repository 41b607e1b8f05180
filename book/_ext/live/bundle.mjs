// 쪽 안의 파이썬을 묶습니다: 쪽에서 도는 것(main)과 일꾼(worker). 무엇을 어디에 둘지는 button.py가 줍니다.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const { source, fingerprint, target } = JSON.parse(readFileSync(0, 'utf8'));
rmSync(target, { recursive: true, force: true });
await build({
  entryPoints: ['main.js', 'worker.js', 'live.css'].map((name) => join(source, name)),
  entryNames: `[name]-${fingerprint}`,
  define: { WORKER: JSON.stringify(`./worker-${fingerprint}.js`), STYLE: JSON.stringify(`./live-${fingerprint}.css`) },
  chunkNames: '[name]-[hash]', splitting: true,
  bundle: true, minify: true, charset: 'utf8', format: 'esm', logLevel: 'error',
  target: ['chrome100', 'firefox114', 'safari15'], // 모듈 일꾼이 있는 브라우저
  loader: { '.py': 'text', '.svg': 'dataurl' },
  outdir: target,
});
