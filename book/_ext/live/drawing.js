// 셀이 낸 것을 쪽에 책의 출력과 같은 꼴로 그립니다. 보일 수 없는 것은 그렇다고 적습니다.
import { clean } from './safe.js';

/**
 * @typedef {import('./outputs.js').Item} Item
 * @typedef {object} Context
 * @property {() => any} widgets  위젯을 보이는 이
 * @property {() => string} alt  그림의 대체 텍스트
 * @property {() => Map<string, string>} values  다시 그리기 전에 슬라이더가 놓여 있던 값
 */

const LONG = 40; // 이보다 긴 글은 제자리에서 밀어 봅니다
const NO_SCRIPT = '이 출력에 든 스크립트나 틀은 이 페이지에서 돌지 않습니다. 온전한 노트북(주피터)에서 열면 볼 수 있습니다.';

/** @param {string} text */
const withoutColours = (text) => text.replace(new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g'), '');

/** @type {WeakMap<Item, HTMLElement>} */
const drawn = new WeakMap();

/**
 * 바뀐 것만 다시 그립니다. 그대로인 위젯은 건드리지 않아야 끌고 있던 손잡이를 놓치지 않습니다.
 * @param {HTMLElement} box
 * @param {Item[]} items
 * @param {Context} context
 */
export function draw(box, items, context) {
  items.forEach((item, i) => {
    const node = drawn.get(item) ?? element(item, context);
    drawn.set(item, node);
    if (box.children[i] === node) return;
    if (box.children[i]) box.children[i].replaceWith(node);
    else box.append(node);
  });
  while (box.children.length > items.length) box.lastElementChild?.remove();
}

/**
 * @param {Item} item
 * @param {Context} context
 * @returns {HTMLElement}
 */
function element(item, context) {
  if (item.output_type === 'stream') return code(item.text ?? '', item.name === 'stderr' ? 'stderr' : 'stream');
  if (item.output_type === 'error') return code(item.traceback?.join('\n') ?? '', 'traceback');
  const { data = {}, metadata = {} } = item;
  const type = Object.keys(show).find((name) => data[name] !== undefined);
  return type ? show[type](data[type], metadata[type] ?? {}, context) : note(NO_SCRIPT);
}

/** 앞에 있는 것일수록 먼저 고릅니다. @type {Record<string, (value: any, size: any, context: Context) => HTMLElement>} */
const show = {
  'application/vnd.jupyter.widget-view+json': ({ model_id }, _, { widgets, values }) => {
    const box = block('live-widget');
    widgets().show(model_id, box, values());
    return box;
  },
  'text/html': html,
  'image/svg+xml': (svg, size, context) => image(`data:image/svg+xml,${encodeURIComponent(svg)}`, size, context),
  'image/png': (base64, size, context) => image(`data:image/png;base64,${base64}`, size, context),
  'image/jpeg': (base64, size, context) => image(`data:image/jpeg;base64,${base64}`, size, context),
  'image/gif': (base64, size, context) => image(`data:image/gif;base64,${base64}`, size, context),
  'text/markdown': (text) => rich('markdown', text),
  'text/latex': (text) => rich('latex', text),
  'application/javascript': () => note(NO_SCRIPT),
  'text/plain': (text) => code(text, 'text_plain'),
};

/** @param {string} source */
function html(source) {
  const box = block('output text_html');
  if (/new Animation\(frames/.test(source)) { // matplotlib의 to_jshtml
    import('./player.js').then(({ player }) => box.append(player(source) ?? note(NO_SCRIPT)), () => box.append(note(NO_SCRIPT)));
    return box;
  }
  const { fragment, lost } = clean(source);
  box.append(fragment);
  if (lost) box.append(note(NO_SCRIPT));
  return box;
}

/**
 * 마크다운과 수식은 처음 나올 때 받습니다.
 * @param {'markdown' | 'latex'} kind
 * @param {string} text
 */
function rich(kind, text) {
  const box = block(`output text_${kind}`);
  import('./rich.js').then((made) => box.replaceChildren(made[kind](text)), () => box.replaceChildren(code(text, 'text_plain')));
  return box;
}

/**
 * @param {string} src
 * @param {{width?: number, height?: number, alt?: string}} size
 * @param {Context} context
 */
function image(src, { width, height, alt }, context) {
  const picture = new Image();
  if (width && height) Object.assign(picture, { width, height });
  return Object.assign(picture, { src, alt: alt || context.alt() });
}

/** @param {string} text */
const note = (text) => Object.assign(block('live-note'), { textContent: text });

/** @param {string} name */
function block(name) {
  const box = document.createElement('div');
  box.className = name;
  return box;
}

/**
 * @param {string} text
 * @param {string} kind
 */
function code(text, kind) {
  const box = block(`output ${kind} highlight-myst-ansi notranslate`);
  const inner = block('highlight');
  const pre = document.createElement('pre');
  pre.textContent = withoutColours(text);
  if (text.split('\n').length > LONG) {
    pre.classList.add('live-long');
    pre.tabIndex = 0; // 글쇠로도 밀어 볼 수 있게
    pre.setAttribute('role', 'group');
    pre.setAttribute('aria-label', '긴 출력');
  }
  inner.append(pre);
  box.append(inner);
  return box;
}
