// 쪽의 코드 셀 하나: 편집기, 실행 단추, 출력.
import { hold } from '../place.js';
import { draw } from './drawing.js';
import { edit } from './editor.js';
import { Outputs } from './outputs.js';
import { fingerprint, onOtherCode, readCode, writeCode } from './saved.js';
import { valuesIn } from './slider_view.js';
import { remember } from './verdict.js';

/** @typedef {import('./notebook.js').Notebook} Notebook */

/**
 * @param {string} tag
 * @param {string} name
 * @param {string} [text]
 */
const make = (tag, name, text = '') => Object.assign(document.createElement(tag), { className: name, textContent: text });
/**
 * @param {string} name
 * @param {string} text
 * @param {() => void} act
 */
const button = (name, text, act) => {
  const made = Object.assign(document.createElement('button'), { type: 'button', className: name, textContent: text });
  made.addEventListener('click', act);
  return made;
};

export class Cell {
  outputs = new Outputs();
  /** 지금의 파이썬에서 마지막으로 실행한 글 @type {string | null} */
  ran = null;
  busy = false;
  isStale = false;
  fresh = false;
  painting = 0;

  /**
   * @param {HTMLElement} box  div.cell
   * @param {number} number  1부터
   * @param {string} first  지은이의 글
   * @param {Notebook} notebook
   */
  constructor(box, number, first, notebook) {
    this.box = box;
    this.number = number;
    this.first = first;
    this.notebook = notebook;
    this.id = box.dataset.cell ?? String(number);
    const { text, older } = readCode(this.id, first);
    this.source = text;
    this.older = older;
    this.isAnswer = box.classList.contains('answer');
    this.screen = /** @type {HTMLElement} */ (box.querySelector('.cell_output') ?? box.appendChild(make('div', 'cell_output')));
    this.alt = this.screen.querySelector('img')?.alt ?? '';
    this.isPicture = this.alt !== '';
    this.values = new Map();
    this.context = { widgets: () => notebook.widgets, alt: () => this.describe(), values: () => this.values };
  }

  /** @param {string} keys  편집기를 나가는 법이 적힌 요소의 id */
  open(keys) {
    const code = /** @type {HTMLElement} */ (this.box.querySelector('.cell_input .highlight'));
    this.editor = edit(code, {
      text: this.source,
      label: `셀 ${this.number}의 코드`,
      describedBy: keys,
      changed: (text) => this.type(text),
      run: () => this.notebook.run(this),
      runAndGoOn: () => { this.notebook.run(this); if (!this.isAnswer) this.notebook.after(this)?.focus(); },
      margins: () => this.notebook.margins(this),
    });
    this.tools = /** @type {HTMLElement} */ (this.box.querySelector('.live-tools') ?? make('div', 'live-tools'));
    // 켜는 단추가 있으면 그대로 실행 단추로 씁니다. 초점도, 켜지는 사이에 누르던 손도 잃지 않습니다.
    this.runButton = this.tools.querySelector('button') ?? this.tools.appendChild(make('button', ''));
    this.runButton.className = 'live-cell-run';
    this.runButton.setAttribute('type', 'button');
    this.runButton.addEventListener('click', () => (this.busy ? this.notebook.stop() : this.notebook.run(this)));
    this.reset = button('live-cell-reset', '처음 코드로', () => this.startOver());
    this.state = /** @type {HTMLElement} */ (this.tools.querySelector('.live-state') ?? make('span', 'live-state'));
    this.tools.append(make('span', 'live-number', `셀 ${this.number}`), this.state, this.reset);
    if (!this.tools.isConnected) (this.box.querySelector('details.hide') ?? code).after(this.tools);
    this.notice = make('div', 'live-notice');
    this.notice.setAttribute('role', 'status');
    this.offer = make('div', 'live-notice live-offer'); // 되찾을 글이 있다는 말은 실행해도 지워지지 않습니다
    this.offer.setAttribute('role', 'status');
    this.tools.after(this.notice, this.offer);
    this.mark('');
    this.reset.hidden = this.source === this.first;
    this.offerOlder(readCode(this.id, this.first).isRewritten ? '지은이가 이 셀을 고쳤습니다.' : '');
    onOtherCode(this.id, (text) => this.hearOther(text ?? this.first));
  }

  /** @param {string} text */
  type(text) {
    this.source = text;
    if (this.reset) this.reset.hidden = text === this.first;
    writeCode(this.id, this.first, text, this.older);
    if (!this.busy && this.ran !== null) this.mark(this.ran === text ? this.done : '고침: 아직 실행하지 않음');
    this.notebook.edited();
  }

  done = '실행함';

  startOver() {
    this.older = this.source;
    this.editor?.write(this.first);
    this.offerOlder('처음 코드로 돌렸습니다.', '되돌리기');
  }

  /** 다른 탭에서 이 셀을 고쳤습니다. @param {string} text */
  hearOther(text) {
    if (text === this.source) return;
    this.older = text;
    this.offerOlder('다른 탭에서 이 셀을 고쳤습니다.', '그 글로 바꾸기');
  }

  /**
   * 물러난 글이 있으면 되찾을 수 있게 합니다.
   * @param {string} why
   * @param {string} [label]
   */
  offerOlder(why, label = '내가 고친 것 보기') {
    const { older } = this;
    if (older === null || older === this.source || !why) return;
    this.offer?.replaceChildren(why, ' ', button('', label, () => {
      this.older = this.source === this.first ? null : this.source;
      this.editor?.write(older);
      this.offer?.replaceChildren();
    }));
  }

  /** 화면에 보이는 셀인지. 접힌 상자 안의 것은 아닙니다. */
  get isVisible() { return this.box.offsetParent !== null; }

  focus() {
    for (let box = this.box.closest('details'); box; box = box.parentElement?.closest('details') ?? null) box.open = true;
    const inner = this.box.querySelector('details.hide');
    if (!(inner instanceof HTMLDetailsElement) || inner.open) this.editor?.focus();
    this.box.scrollIntoView({ block: 'start' });
  }

  /**
   * @param {string} state
   * @param {boolean} [busy]
   */
  mark(state, busy = false) {
    this.busy = busy;
    if (!this.state || !this.runButton) return;
    this.state.textContent = state;
    this.box.classList.toggle('live-busy', busy);
    this.runButton.textContent = busy ? '멈추기' : '실행';
    this.runButton.setAttribute('aria-label', busy ? '멈추기' : `셀 ${this.number} 실행`);
  }

  /**
   * @param {string} [text]
   * @param {string} [label]
   * @param {(() => void) | null} [act]
   */
  say(text = '', label = '', act = null) {
    this.notice?.replaceChildren(...(text ? [text] : []), ...(act ? [' ', button('', label, act)] : []));
  }

  /** 줄에 섰습니다. 지난 채점은 흐리게 보입니다. */
  wait() {
    this.say();
    this.mark('기다리는 중', true);
    this.screen.classList.toggle('live-old', this.isAnswer);
  }

  /**
   * 앞의 셀을 먼저 실행하는 중입니다.
   * @param {number} done
   * @param {number} total
   */
  count(done, total) {
    if (done < total - 1) this.mark(`${this.isAnswer ? '채점 준비' : '준비'}: 앞의 셀 ${done + 1}/${total - 1}`, true);
  }

  begin() {
    this.ran = this.source;
    this.started = performance.now();
    this.fresh = true; // 첫 출력이 올 때까지 책의 출력을 남겨 둡니다
    this.values = valuesIn(this.screen);
    this.say();
    this.mark(this.isAnswer ? '채점 중' : '실행 중', true);
  }

  /** @param {boolean} ok */
  end(ok) {
    if (this.fresh) this.take({ kind: 'clear' });
    this.paint();
    this.isStale = false;
    this.screen.classList.remove('live-old');
    const seconds = ((performance.now() - (this.started ?? 0)) / 1000).toFixed(1);
    this.done = ok ? `실행함 (${seconds}초)` : '오류';
    const isSame = this.source === this.ran; // 도는 동안 고쳤을 수도 있습니다
    this.mark(isSame ? this.done : '고침: 아직 실행하지 않음');
    if (ok && this.isAnswer) this.keepVerdict();
  }

  keepVerdict() {
    if (remember(this.box, this.id, fingerprint(this.ran ?? ''))) return;
    this.say('채점하지 않았습니다. check(…) 줄이 남아 있는지, 함수 안으로 들여 써지지 않았는지 살펴보십시오.');
  }

  /** 앞의 셀이 막았습니다. @param {Cell} other */
  blockedBy(other) {
    this.mark('');
    this.screen.classList.remove('live-old');
    this.say(`이 셀에 필요한 셀 ${other.number}에서 오류가 나서 실행하지 못했습니다.`, '그 셀 보기', () => other.focus());
  }

  /** @param {any} message */
  take(message) {
    if (this.fresh) {
      this.fresh = false;
      this.outputs = new Outputs();
      hold(() => this.screen.replaceChildren());
    }
    if (message.update) this.outputs.update(message);
    else this.outputs.take(message);
    this.painting ||= requestAnimationFrame(() => this.paint());
  }

  paint() {
    cancelAnimationFrame(this.painting);
    this.painting = 0;
    hold(() => draw(this.screen, this.outputs.items, this.context));
  }

  describe() {
    if (this.source === this.first && this.alt) return this.alt;
    return this.alt ? `고친 코드로 다시 그린 그림. 처음 그림: ${this.alt}` : `셀 ${this.number}의 코드가 그린 그림`;
  }

  /** 위의 글이 바뀌어, 지금 다시 하면 다를 수 있습니다. @param {boolean} isStale */
  markStale(isStale) {
    if (this.busy || this.isStale === isStale || this.ran !== this.source) return;
    this.isStale = isStale;
    this.mark(isStale ? '위의 코드가 바뀜: 다시 실행해야 합니다' : this.done);
  }

  forget() { // 파이썬이 새로 켜졌습니다. 먼저 것의 위젯은 움직이지 않습니다
    this.ran = null;
    this.isStale = false;
    this.screen.classList.remove('live-old');
    for (const widget of this.screen.querySelectorAll('.live-widget')) /** @type {HTMLElement} */ (widget).inert = true;
    this.mark('');
  }
}
