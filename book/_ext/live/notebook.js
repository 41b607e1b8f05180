// 쪽의 셀들과 파이썬 하나: 무엇을 어느 차례로 실행할지 정합니다.
import { Kernel } from './kernel.js';

export class Notebook {
  queue = [];
  running = null;

  constructor(base, bar) {
    Object.assign(this, { base, bar });
  }

  start() {
    const kernel = new Kernel(this.base, {
      hear: (message) => this.hear(message),
      progress: (message) => this.bar.progress(message),
      broken: (reason) => this.broken(reason),
    });
    this.kernel = kernel;
    this.widgets = this.Widgets && new this.Widgets(kernel);
    return kernel.ready;
  }

  // 쪽의 셀을 고칠 수 있게 바꿉니다. 여럿이면 사이사이 쪽이 숨을 돌립니다.
  async open(Cell, Widgets) {
    this.Widgets = Widgets;
    this.widgets = new Widgets(this.kernel);
    this.cells = [...document.querySelectorAll('.bd-article div.cell')]
      .map((box, i) => new Cell(box, i + 1, this));
    for (const cell of this.cells) {
      cell.open();
      if (cell.number % 8 === 0) await new Promise((resolve) => { setTimeout(resolve); });
    }
  }

  runFirstPicture() {
    const cell = this.cells.find((one) => one.isPicture);
    if (cell) this.run(cell);
  }

  hear(message) {
    if (message.output || message.kind.startsWith('comm_')) this.widgets.hear(message);
    else if (message.update) this.cells.forEach((cell) => cell.take(message));
    else this.cells[message.cell - 1]?.take(message);
  }

  after(cell) { return this.cells[cell.number]; }

  // 앞에서 아직 실행하지 않았거나 고친 셀을 먼저, 그다음에 이 셀을 실행합니다.
  run(cell) {
    const before = this.cells.slice(0, cell.number - 1).filter((one) => one.ran !== one.source);
    this.add([...before, cell], cell);
  }

  runAll() { this.add(this.cells, null); }

  add(cells, goal) {
    for (const cell of cells) {
      if (this.queue.some((one) => one.cell === cell) || this.running === cell) continue;
      this.queue.push({ cell, goal });
      cell.say();
      cell.mark('기다리는 중', true);
    }
    this.next();
  }

  async next() {
    if (this.running || this.queue.length === 0) return;
    const { kernel } = this;
    const { cell, goal } = this.queue.shift();
    this.running = cell;
    try { await kernel.ready; } catch { return; } // broken이 알립니다
    if (kernel !== this.kernel || this.running !== cell) return;
    cell.begin();
    this.bar.working(cell.number);
    const ok = await kernel.run(cell.number, cell.source);
    if (kernel !== this.kernel) return; // 그사이에 끊고 새로 켰습니다
    cell.end(ok);
    this.running = null;
    if (!ok) this.giveUp(cell, goal);
    if (this.queue.length) this.next();
    else this.bar.idle(ok);
  }

  giveUp(cell, goal) {
    this.clear();
    if (goal && goal !== cell) {
      goal.say(`앞의 셀 ${cell.number}에서 오류가 나서 여기까지 오지 못했습니다.`, '그 셀 보기', () => cell.focus());
    }
  }

  broken(reason) {
    this.clear();
    this.running?.mark('');
    this.running = null;
    this.bar.broken(reason);
  }

  clear() {
    for (const { cell } of this.queue) cell.mark('');
    this.queue = [];
  }

  // 끝나지 않는 셀은 파이썬째 끊는 수밖에 없습니다. 그래서 변수도 사라집니다.
  stop() {
    const stopped = this.running;
    if (!this.bar.isWorking) { // 아직 켜는 중: 기다리던 것만 물립니다
      this.clear();
      stopped?.mark('');
      this.running = null;
      return;
    }
    this.restart('멈췄습니다. 변수는 모두 사라졌습니다.');
    stopped.mark('멈춤');
    const before = this.cells[stopped.number - 2];
    stopped.say('멈췄습니다. 변수는 모두 사라졌습니다. 코드를 고친 다음 다시 실행하십시오.',
      ...(before ? ['이 셀 앞까지 다시 실행', () => this.run(before)] : []));
  }

  restart(message = '다시 시작했습니다. 변수는 모두 사라졌습니다.') {
    this.clear();
    this.running = null;
    this.kernel.stop();
    this.cells.forEach((cell) => { cell.say(); cell.forget(); });
    this.bar.restarted(message);
    return this.start().then(() => this.bar.ready(message), () => {});
  }
}
