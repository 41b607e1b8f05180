// 스타일과 스크립트를 한 장씩으로 묶습니다. 무엇을 묶을지는 assets.py가 표준 입력으로 줍니다.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, transform } from 'esbuild';
import { PurgeCSS } from 'purgecss';

/** @typedef {{root: string, site: string, styles: string[], scripts: string[]}} Recipe */
const { root, site, styles, scripts } = /** @type {Recipe} */ (JSON.parse(readFileSync(0, 'utf8')));
const target = ['chrome100', 'firefox100', 'safari15'];

// 스크립트: 방마다의 page.js를 하나로. 모듈이 아니라서 예사 스크립트로 실립니다.
const imports = scripts.map((path) => `import ${JSON.stringify(path)};`).join('\n');
await build({
  stdin: { contents: imports, resolveDir: root }, outfile: join(site, '_static/book.js'),
  bundle: true, minify: true, charset: 'utf8', format: 'iife', target, logLevel: 'error',
});

// 스타일: 차례대로 잇고, 쓰인 글꼴만 옮기고(woff2), 어느 쪽에서도 쓰지 않는 규칙을 덜어 냅니다.
const katex = join(root, 'node_modules/katex/dist/katex.min.css');
const entry = [katex, ...styles].map((path) => `@import ${JSON.stringify(path)};`).join('\n');
/** @type {import('esbuild').Plugin} */
const woff2Only = {
  name: 'woff2-only',
  setup: (bundling) => bundling.onLoad({ filter: /katex\.min\.css$/ }, ({ path }) => ({
    contents: readFileSync(path, 'utf8').replace(/,url\([^)]*\) format\("(woff|truetype)"\)/g, ''),
    loader: 'css',
  })),
};
await build({
  stdin: { contents: entry, loader: 'css', resolveDir: root },
  bundle: true, minify: true, target, logLevel: 'error', plugins: [woff2Only],
  outfile: join(site, '_static/book.css'), assetNames: 'fonts/[name]',
  loader: { '.woff2': 'file', '.woff': 'empty', '.ttf': 'empty', '.svg': 'dataurl', '.png': 'dataurl' },
});
const [purged] = await new PurgeCSS().purge({
  content: [`${site}/*.html`, `${site}/book/**/*.html`, join(site, '_static/book.js')],
  css: [join(site, '_static/book.css')],
  variables: true, keyframes: true, fontFace: true,
  defaultExtractor: (text) => text.match(/[\w-]+/g) ?? [],
  safelist: { standard: ['html', 'body', 'show', 'active', 'scrolled', 'hide'], greedy: [/data-theme/, /data-mode/, /data-printing/, /data-far/] },
});
const small = await transform(purged.css, { loader: 'css', minify: true, target });
writeFileSync(join(site, '_static/book.css'), small.code);
