// 셀이나 Output 위젯이 낸 것들. 모양은 nbformat의 outputs와 같고, 쪽에는 책의 출력과 같은 꼴로 그립니다.

export class Outputs {
  items = [];
  clearing = false; // clear_output(wait=True): 다음 것이 올 때 지웁니다

  take({ kind, name, text, data, metadata, id, wait }) {
    if (kind === 'clear') {
      this.clearing = wait;
      if (!wait) this.items = [];
      return;
    }
    const items = this.clearing ? [] : this.items;
    this.clearing = false;
    const last = items.at(-1);
    if (kind === 'stream' && last?.output_type === 'stream' && last.name === name) {
      this.items = [...items.slice(0, -1), { ...last, text: overwrite(last.text + text) }];
    } else if (kind === 'stream') {
      this.items = [...items, { output_type: 'stream', name, text: overwrite(text) }];
    } else if (kind === 'error') {
      this.items = [...items, { output_type: 'error', ename: '', evalue: '', traceback: [text] }];
    } else {
      this.items = [...items, { output_type: 'display_data', data, metadata, id }];
    }
  }

  update({ data, metadata, id }) { // display(…, display_id)로 보인 것을 고칩니다
    this.items = this.items.map((item) => (item.id === id ? { ...item, data, metadata } : item));
  }
}

// 진행 막대는 \r로 줄의 처음으로 돌아가 덮어씁니다.
const overwrite = (text) => text.replace(/[^\n]*\r(?=[^\n\r])/g, '').replace(/\r\n/g, '\n');
const withoutColours = (text) => text.replace(/\x1b\[[\d;]*m/g, '');

const drawn = new WeakMap();

// 바뀐 것만 다시 그립니다. 그대로인 위젯은 건드리지 않아야 끌고 있던 손잡이를 놓치지 않습니다.
export function draw(box, items, context) {
  items.forEach((item, i) => {
    if (!drawn.has(item)) drawn.set(item, element(item, context));
    const node = drawn.get(item);
    if (box.children[i] === node) return;
    if (box.children[i]) box.children[i].replaceWith(node);
    else box.append(node);
  });
  while (box.children.length > items.length) box.lastElementChild.remove();
}

function element(item, context) {
  if (item.output_type === 'stream') return code(item.text, item.name === 'stderr' ? 'stderr' : 'stream');
  if (item.output_type === 'error') return code(item.traceback.join('\n'), 'traceback');
  const { data, metadata = {} } = item;
  const type = Object.keys(show).find((name) => data[name] !== undefined);
  return type ? show[type](data[type], metadata[type] ?? {}, context) : code('', 'text_plain');
}

// 앞에 있는 것일수록 먼저 고릅니다.
const show = {
  'application/vnd.jupyter.widget-view+json': ({ model_id }, _, { widgets }) => {
    const box = block('live-widget');
    widgets().show(model_id, box);
    return box;
  },
  'text/html': (html) => {
    const box = block('output text_html');
    box.innerHTML = html;
    return box;
  },
  'image/svg+xml': (svg, size, context) => image(`data:image/svg+xml,${encodeURIComponent(svg)}`, size, context),
  'image/png': (base64, size, context) => image(`data:image/png;base64,${base64}`, size, context),
  'image/jpeg': (base64, size, context) => image(`data:image/jpeg;base64,${base64}`, size, context),
  'text/markdown': (text) => code(text, 'text_plain'),
  'text/latex': (text) => code(text, 'text_plain'),
  'text/plain': (text) => code(text, 'text_plain'),
};

function image(src, { width, height, alt }, context) {
  const picture = new Image();
  if (width) Object.assign(picture, { width, height });
  Object.assign(picture, { src, alt: alt || context.alt() });
  return picture;
}

function block(name) {
  const box = document.createElement('div');
  box.className = name;
  return box;
}

function code(text, kind) {
  const box = block(`output ${kind} highlight-myst-ansi notranslate`);
  const inner = block('highlight');
  const pre = document.createElement('pre');
  pre.textContent = withoutColours(text);
  inner.append(pre);
  box.append(inner);
  return box;
}
