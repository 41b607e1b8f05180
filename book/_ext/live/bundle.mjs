// 쪽 안의 파이썬을 묶습니다. 무엇을 어디에 둘지는 button.py가 줍니다.
// 일꾼은 글로 묶음 안에 들어갑니다: Blob으로 만든 일꾼만이 쪽의 보안 정책을 물려받습니다.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const { source, fingerprint, target } = JSON.parse(readFileSync(0, 'utf8'));
rmSync(target, { recursive: true, force: true });
/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true, minify: true, charset: 'utf8', logLevel: 'error', target: ['chrome100', 'firefox114', 'safari15'],
  loader: { '.py': 'text', '.svg': 'dataurl' },
};
const worker = await build({ ...common, entryPoints: [join(source, 'worker.js')], format: 'iife', write: false });
await build({
  ...common, format: 'esm', splitting: true, outdir: target,
  entryPoints: ['main.js', 'live.css'].map((name) => join(source, name)),
  entryNames: `[name]-${fingerprint}`, chunkNames: '[name]-[hash]',
  define: { WORKER: JSON.stringify(worker.outputFiles?.[0].text), STYLE: JSON.stringify(`./live-${fingerprint}.css`) },
});
