// 쪽의 셀들과 파이썬 하나: 무엇을 어느 차례로 실행할지 정합니다.
import { Kernel } from './kernel.js';
import { Queue } from './queue.js';

/**
 * @typedef {import('./cell.js').Cell} Cell
 * @typedef {import('./kernel.js').Message} Message
 */

const PAUSE = 500; // 고치기를 쉬고 이만큼 지나면 아래의 셀이 옛것인지 봅니다(ms)

export class Notebook {
  /** @type {Cell[]} */
  cells = [];
  /** @type {typeof import('./widgets.js').Widgets | null} */
  Widgets = null;
  /** @type {import('./widgets.js').Widgets | null} */
  widgets = null;
  typing = 0;

  /**
   * @param {string} base  Pyodide의 폴더
   * @param {import('./bar.js').Bar} bar
   * @param {(facts: import('./trouble.js').Facts) => void} broken  켜지지 못했을 때
   */
  constructor(base, bar, broken) {
    this.base = base;
    this.bar = bar;
    this.whenBroken = broken;
    /** @type {string[]} */
    this.first = [];
    /** @type {Queue<Cell>} */
    this.queue = new Queue({
      plan: (goal) => this.plan(goal),
      execute: (cell) => this.execute(cell),
      progress: (goal, done, total) => {
        goal.count(done, total);
        this.progress = [done, total];
      },
      blocked: (goal, step) => goal.blockedBy(step),
      idle: (ok) => {
        this.bar.idle(ok);
        void this.lookForStale();
      },
    });
    this.progress = [0, 1];
    this.kernel = this.start();
  }

  start() {
    const kernel = new Kernel(this.base, {
      hear: (message) => this.hear(message),
      progress: (message) => this.bar.progress(message),
      broken: (facts) => {
        this.giveUp();
        this.whenBroken(facts);
      },
      died: () => this.died(),
    });
    this.kernel = kernel;
    this.opened = kernel.ready.then(() => kernel.open(this.first));
    this.opened.catch(() => {}); // broken이 알립니다
    this.widgets = this.Widgets && new this.Widgets(kernel);
    return kernel;
  }

  /**
   * 쪽의 셀을 고칠 수 있게 바꿉니다. 여럿이면 사이사이 쪽이 숨을 돌립니다.
   * @param {HTMLElement[]} boxes
   * @param {string[]} first
   * @param {typeof import('./cell.js').Cell} Cell
   * @param {typeof import('./widgets.js').Widgets} Widgets
   * @param {string} keys
   */
  async open(boxes, first, Cell, Widgets, keys) {
    this.first = first;
    this.Widgets = Widgets;
    this.widgets = new Widgets(this.kernel);
    this.cells = boxes.map((box, i) => new Cell(box, i + 1, first[i], this));
    for (const cell of this.cells) {
      cell.open(keys);
      if (cell.number % 8 === 0) await new Promise((resolve) => { setTimeout(resolve); });
    }
  }

  /** @param {Message} message */
  hear(message) {
    if (message.output || message.kind.startsWith('comm_')) this.widgets?.hear(message);
    else if (message.update) this.cells.forEach((cell) => cell.take(message));
    else this.cells[message.cell - 1]?.take(message);
  }

  /** 다음에 볼 셀. 접혀 있는 것(해답)은 펼치지 않고 지나갑니다. @param {Cell} cell */
  after(cell) { return this.cells.slice(cell.number).find((one) => one.isVisible); }

  /** 화면의 위아래에서 가려지는 높이. @param {Cell} cell */
  margins(cell) {
    const { bottom } = this.bar.box.getBoundingClientRect();
    return { top: Math.max(bottom, 0) + 8, bottom: (cell.tools?.offsetHeight ?? 0) + 8 };
  }

  get sources() { return this.cells.map((cell) => cell.source); }

  /** @param {Cell} cell */
  run(cell) {
    if (!this.queue.add(cell)) return;
    cell.wait();
    void this.queue.go();
  }

  runAll() {
    this.queue.addAll(this.cells);
    for (const cell of this.cells) cell.wait();
    void this.queue.go();
  }

  /** 이 셀에 필요한 셀들. 알 수 없으면 앞에서 실행하지 않은 것 모두입니다. @param {Cell} goal */
  async plan(goal) {
    await this.opened;
    const numbers = await this.kernel.plan(goal.number, this.sources);
    return numbers ? numbers.map((number) => this.cells[number - 1])
      : this.cells.slice(0, goal.number - 1).filter((one) => one.ran !== one.source);
  }

  /** @param {Cell} cell */
  async execute(cell) {
    const { kernel } = this;
    await this.opened;
    cell.begin();
    this.bar.working(cell.number, this.progress[0], this.progress[1]);
    const ok = await kernel.run(cell.number, cell.source);
    if (kernel !== this.kernel || ok === null) return false; // 그사이에 끊었습니다
    cell.end(ok);
    return ok;
  }

  edited() {
    clearTimeout(this.typing);
    this.typing = window.setTimeout(() => { void this.lookForStale(); }, PAUSE);
  }

  async lookForStale() {
    const { kernel } = this;
    if (!kernel.isReady || this.queue.isBusy) return;
    const numbers = await kernel.stale(this.sources);
    if (numbers) for (const cell of this.cells) cell.markStale(numbers.includes(cell.number));
  }

  /** 줄에 섰던 것을 모두 물립니다. */
  giveUp() {
    const { running } = this.queue;
    for (const cell of [...this.queue.clear(), ...(running ? [running] : [])]) cell.mark('');
    for (const cell of this.cells) if (cell.busy) cell.mark('');
    return running;
  }

  /** 끝나지 않는 셀은 파이썬째 끊는 수밖에 없습니다. 그래서 변수도 사라집니다. */
  stop() {
    const stopped = this.queue.running;
    if (!stopped || !this.kernel.isReady) { // 아직 켜는 중: 기다리던 것만 물립니다
      this.giveUp();
      return;
    }
    void this.restart('멈췄습니다. 변수는 모두 사라졌습니다.');
    stopped.mark('멈춤');
    stopped.say('멈췄습니다. 변수는 모두 사라졌습니다. 코드를 고친 다음 다시 실행하십시오. 필요한 앞의 셀은 저절로 함께 실행됩니다.');
  }

  /** 켜진 파이썬이 죽었습니다: 메모리가 바닥났거나 WebAssembly가 무너졌습니다. */
  died() {
    const culprit = this.queue.running;
    void this.restart('이 코드를 실행하다가 파이썬이 꺼졌습니다. 변수는 모두 사라졌습니다.');
    culprit?.mark('파이썬이 꺼짐');
    culprit?.say('이 코드를 실행하다가 파이썬이 꺼졌습니다. 너무 큰 배열이나 너무 깊은 부름이 없는지 살펴보십시오. 변수는 모두 사라졌습니다.');
  }

  async restart(message = '다시 시작했습니다. 변수는 모두 사라졌습니다.') {
    this.giveUp();
    this.kernel.stop();
    this.cells.forEach((cell) => { cell.say(); cell.forget(); });
    this.bar.restarted(message);
    const kernel = this.start();
    await kernel.ready.then(() => this.bar.ready(message), () => {});
  }
}
