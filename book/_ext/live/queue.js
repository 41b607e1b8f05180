// 실행할 것의 줄. 목표마다 먼저 실행할 것을 물어 차례로 하고, 하나가 막혀도 다음 목표는 그대로 합니다.

/**
 * @template T
 * @typedef {object} Work
 * @property {(goal: T) => Promise<T[]>} plan  목표 앞에 실행할 것들
 * @property {(step: T) => Promise<boolean>} execute  하나를 실행하고, 오류 없이 끝났는지
 * @property {(goal: T, done: number, total: number) => void} progress  목표까지 몇 걸음 왔는지
 * @property {(goal: T, step: T) => void} blocked  앞의 것에서 막혔습니다
 * @property {(ok: boolean) => void} idle  줄이 비었습니다
 */

/** @template T */
export class Queue {
  /** @type {{goal: T, steps: T[] | null}[]} */
  waiting = [];
  /** @type {T | null} */
  running = null;
  isBusy = false;
  round = 0; // 비울 때마다 바뀝니다. 그 전에 시작한 것은 끝나도 잇지 않습니다

  /** @param {Work<T>} work */
  constructor(work) { this.work = work; }

  /**
   * 목표 하나. 이미 줄에 있으면 그대로 둡니다.
   * @param {T} goal
   * @returns {boolean} 새로 줄에 섰는지
   */
  add(goal) {
    if (this.running === goal || this.waiting.some((one) => !one.steps && one.goal === goal)) return false;
    this.waiting.push({ goal, steps: null });
    return true;
  }

  /**
   * 묻지 않고 차례대로 모두. 하나가 막히면 거기서 그칩니다.
   * @param {T[]} steps
   */
  addAll(steps) {
    const goal = steps.at(-1);
    if (goal !== undefined) this.waiting.push({ goal, steps: steps.slice(0, -1) });
  }

  /** 줄에 선 것을 모두 합니다. 다 할 때까지의 약속을 돌려줍니다. */
  async go() {
    if (this.isBusy) return;
    this.isBusy = true;
    const { round } = this;
    let ok = true;
    for (let one = this.waiting.shift(); one; one = this.waiting.shift()) {
      ok = await this.pursue(one.goal, one.steps, round);
      if (round !== this.round) return;
    }
    this.isBusy = false;
    this.work.idle(ok);
  }

  /**
   * @param {T} goal
   * @param {T[] | null} given
   * @param {number} round
   */
  async pursue(goal, given, round) {
    const before = given ?? await this.work.plan(goal);
    const steps = [...before, goal];
    for (const [k, step] of steps.entries()) {
      if (round !== this.round) return false;
      this.running = step;
      this.work.progress(goal, k, steps.length);
      const ok = await this.work.execute(step);
      if (round !== this.round) return false;
      this.running = null;
      if (!ok) {
        if (step !== goal) this.work.blocked(goal, step);
        return false;
      }
    }
    return true;
  }

  /**
   * 줄을 비웁니다.
   * @returns {T[]} 줄에 서 있던 목표들
   */
  clear() {
    const goals = this.waiting.map(({ goal }) => goal);
    this.waiting = [];
    this.running = null;
    this.isBusy = false;
    this.round += 1;
    return goals;
  }
}
