// 쪽의 코드 셀 하나: 편집기, 실행 단추, 출력. 고친 글은 브라우저에 남겨 둡니다.
import { edit } from './editor.js';
import { Outputs, draw } from './outputs.js';

const keep = {
  read(key) { try { return localStorage.getItem(key); } catch { return null; } },
  write(key, text) {
    try {
      if (text === null) localStorage.removeItem(key);
      else localStorage.setItem(key, text);
    } catch { /* 저장소를 막은 브라우저: 고친 글은 이 쪽에 있는 동안만 남습니다 */ }
  },
};
const fingerprint = (text) => { // FNV-1a
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193);
  return (hash >>> 0).toString(36);
};
const make = (tag, name, text = '') => Object.assign(document.createElement(tag), { className: name, textContent: text });
const button = (name, text, act) => {
  const made = Object.assign(make('button', name, text), { type: 'button' });
  made.addEventListener('click', act);
  return made;
};

export class Cell {
  outputs = new Outputs();
  ran = null; // 지금의 파이썬에서 마지막으로 실행한 글

  constructor(box, number, notebook) {
    Object.assign(this, { box, number, notebook });
    const code = box.querySelector('.cell_input .highlight');
    this.first = code.querySelector('pre').textContent.replace(/\n$/, '');
    this.key = `live:${location.pathname}:${fingerprint(this.first)}`;
    this.source = keep.read(this.key) ?? this.first;
    this.screen = box.querySelector('.cell_output') ?? box.appendChild(make('div', 'cell_output'));
    this.alt = this.screen.querySelector('img')?.alt ?? '';
    this.isPicture = this.alt !== '';
    this.context = { widgets: () => notebook.widgets, alt: () => this.describe() };
  }

  open() {
    const code = this.box.querySelector('.cell_input .highlight');
    this.editor = edit(code, {
      text: this.source,
      label: `셀 ${this.number}의 코드`,
      changed: (text) => this.type(text),
      run: () => this.notebook.run(this),
      runAndGoOn: () => { this.notebook.run(this); this.notebook.after(this)?.focus(); },
    });
    this.runButton = button('live-cell-run', '실행', () => (this.busy ? this.notebook.stop() : this.notebook.run(this)));
    this.reset = button('live-cell-reset', '처음 코드로', () => this.editor.write(this.first));
    this.state = make('span', 'live-state');
    const tools = make('div', 'live-tools');
    tools.append(this.runButton, make('span', 'live-number', `셀 ${this.number}`), this.state, this.reset);
    code.after(tools);
    this.notice = make('div', 'live-notice');
    this.notice.setAttribute('role', 'status');
    tools.after(this.notice);
    this.mark('');
    this.type(this.source);
  }

  type(text) {
    this.source = text;
    this.reset.hidden = text === this.first;
    keep.write(this.key, text === this.first ? null : text);
    if (!this.busy && this.ran !== null) this.mark(this.ran === text ? '실행함' : '고침: 아직 실행하지 않음');
  }

  focus() {
    for (let box = this.box.closest('details'); box; box = box.parentElement.closest('details')) box.open = true;
    const inner = this.box.querySelector('details.hide');
    if (inner && !inner.open) this.box.scrollIntoView({ block: 'nearest' });
    else this.editor.focus();
  }

  mark(state, busy = false) {
    this.busy = busy;
    this.state.textContent = state;
    this.box.classList.toggle('live-busy', busy);
    this.runButton.textContent = busy ? '멈추기' : '실행';
    this.runButton.setAttribute('aria-label', busy ? '멈추기' : `셀 ${this.number} 실행`);
  }

  say(text = '', label = '', act = null) {
    this.notice.replaceChildren(...(text ? [text] : []), ...(act ? [' ', button('', label, act)] : []));
  }

  begin() {
    this.ran = this.source;
    this.started = performance.now();
    this.fresh = true; // 첫 출력이 올 때까지 책의 출력을 남겨 둡니다
    this.say();
    this.mark('실행 중', true);
  }

  end(ok) {
    if (this.fresh) this.take({ kind: 'clear' });
    const seconds = ((performance.now() - this.started) / 1000).toFixed(1);
    this.mark(ok ? `실행함 (${seconds}초)` : '오류');
  }

  take(message) {
    if (this.fresh) {
      this.fresh = false;
      this.outputs = new Outputs();
      this.screen.replaceChildren();
    }
    if (message.update) this.outputs.update(message);
    else this.outputs.take(message);
    this.painting ??= requestAnimationFrame(() => {
      this.painting = null;
      draw(this.screen, this.outputs.items, this.context);
    });
  }

  describe() {
    if (this.source === this.first && this.alt) return this.alt;
    return this.alt ? `고친 코드로 다시 그린 그림. 처음 그림: ${this.alt}` : `셀 ${this.number}의 코드가 그린 그림`;
  }

  forget() { // 파이썬이 새로 켜졌습니다. 먼저 것의 위젯은 움직이지 않습니다
    this.ran = null;
    for (const widget of this.screen.querySelectorAll('.live-widget')) widget.inert = true;
    this.mark('');
  }
}
