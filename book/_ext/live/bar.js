// 쪽 위의 막대: 모두 실행, 다시 시작, 멈추기, 그리고 지금 무슨 일이 일어나는지.
import { hold } from '../place.js';
import { sentence } from './trouble.js';

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

export class Bar {
  isWorking = false;
  isAgain = false; // 다시 켜는 중: 받아 둔 것을 쓰므로 받는다고 하지 않습니다
  failed = false;
  spoken = 0;
  /** 시작한 자리에도 같은 소식을 보입니다. @type {((text: string) => void) | null} */
  echo = null;

  /** @param {HTMLElement} box  .live-bar */
  constructor(box) {
    this.box = box;
    this.button = /** @type {HTMLButtonElement} */ (box.querySelector('button'));
    this.status = /** @type {HTMLElement} */ (box.querySelector('[role=status]'));
    this.say('파이썬을 받기 시작합니다.');
  }

  /** @param {import('./notebook.js').Notebook} notebook */
  open(notebook) {
    const { button } = this;
    button.disabled = false;
    button.textContent = this.failed ? '다시 시도' : '모두 실행'; // 같은 단추라서 초점을 잃지 않습니다
    button.classList.add('live-all');
    button.addEventListener('click', () => { void (this.failed ? notebook.restart('다시 시도해 켰습니다.') : notebook.runAll()); });
    this.again = this.add('다시 시작', () => { void notebook.restart(); });
    this.halt = this.add('멈추기', () => notebook.stop());
    this.halt.disabled = !this.isWorking;
  }

  /**
   * @param {string} text
   * @param {() => void} act
   */
  add(text, act) {
    const made = Object.assign(document.createElement('button'), { type: 'button', textContent: text });
    made.addEventListener('click', act);
    this.status.before(made);
    return made;
  }

  /** @param {string} text */
  say(text) {
    hold(() => { this.status.textContent = text; }); // 글이 한 줄 늘면 막대도 자랍니다
    this.echo?.(text);
  }

  /** 화면 낭독기가 숨 돌릴 틈을 주려고 0.5초에 한 번만 고칩니다. @param {{kind: string, done: number, total: number, name: string}} message */
  progress({ kind, done, total, name }) {
    if (kind === 'preparing') this.say('파이썬을 켜는 중입니다.');
    else if (!this.isAgain && performance.now() - this.spoken > 500) {
      this.spoken = performance.now();
      this.say(`파이썬을 받는 중입니다: ${megabytes(done)} / ${megabytes(total)} MB (${name.split('-')[0]})`);
    }
  }

  /** @param {string} text */
  ready(text) { if (!this.isWorking) this.say(text); }

  /**
   * @param {number} number  셀의 번호
   * @param {number} done
   * @param {number} total
   */
  working(number, done, total) {
    this.isWorking = true;
    if (this.halt) this.halt.disabled = false;
    this.say(total > 1 ? `셀 ${number} 실행 중 (${total}개 가운데 ${done + 1}번째)` : `셀 ${number} 실행 중`);
  }

  /** @param {boolean} ok */
  idle(ok) {
    this.isWorking = false;
    if (this.halt) this.halt.disabled = true;
    this.say(ok ? '실행을 마쳤습니다.' : '오류가 나서 멈췄습니다.');
  }

  /** @param {string} text */
  restarted(text) {
    this.isWorking = this.failed = false;
    this.isAgain = true;
    if (this.halt) this.halt.disabled = true;
    this.button.textContent = '모두 실행';
    this.say(`${text} 파이썬을 다시 켜는 중입니다.`);
  }

  /** @param {import('./trouble.js').Facts} facts */
  broken(facts) {
    this.isWorking = false;
    this.failed = true;
    this.isAgain = false;
    if (this.again) this.button.textContent = '다시 시도'; // 아직이면 눌러도 듣지 못합니다. open에서 바꿉니다
    this.say(`파이썬을 쓸 수 없습니다. ${sentence(facts)}`);
  }
}
