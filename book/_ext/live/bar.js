// 쪽 위의 막대: 모두 실행, 다시 시작, 멈추기, 그리고 지금 무슨 일이 일어나는지.

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

export class Bar {
  isWorking = false;
  spoken = 0;

  constructor(button) {
    this.button = button;
    this.box = button.parentElement;
    this.status = this.box.querySelector('[role=status]');
    this.say('파이썬을 받기 시작합니다.');
  }

  open(notebook) {
    this.notebook = notebook;
    this.box.classList.add('live-open');
    this.button.textContent = this.failed ? '다시 시도' : '모두 실행'; // 같은 단추라서 초점을 잃지 않습니다
    this.button.classList.add('live-all');
    this.press(this.button, () => (this.failed ? this.notebook.restart('다시 시도해 켰습니다.') : this.notebook.runAll()));
    this.again = this.add('다시 시작', () => this.notebook.restart());
    this.halt = this.add('멈추기', () => this.notebook.stop());
    this.halt.disabled = !this.isWorking;
  }

  add(text, act) {
    const made = Object.assign(document.createElement('button'), { type: 'button', textContent: text });
    this.press(made, act);
    this.status.before(made);
    return made;
  }

  press(button, act) { button.addEventListener('click', act); }

  say(text) { this.status.textContent = text; }

  // 화면 낭독기가 숨 돌릴 틈을 주려고 0.5초에 한 번만 고칩니다.
  progress({ kind, done, total, name }) {
    if (this.isWorking) return;
    if (kind === 'preparing') this.say('파이썬을 켜는 중입니다.');
    else if (performance.now() - this.spoken > 500) {
      this.spoken = performance.now();
      this.say(`파이썬을 받는 중입니다: ${megabytes(done)} / ${megabytes(total)} MB (${name.split('-')[0]})`);
    }
  }

  ready(text) { if (!this.isWorking) this.say(text); }

  working(number) {
    this.isWorking = true;
    this.halt.disabled = false;
    this.say(`셀 ${number}을 실행하는 중입니다.`);
  }

  idle(ok) {
    this.isWorking = false;
    this.halt.disabled = true;
    this.say(ok ? '실행을 마쳤습니다.' : '오류가 나서 멈췄습니다.');
  }

  restarted(text) {
    this.isWorking = this.failed = false;
    this.halt.disabled = true;
    this.button.textContent = '모두 실행';
    this.say(`${text} 파이썬을 다시 켜는 중입니다.`);
  }

  broken(reason) {
    this.isWorking = false;
    this.failed = true;
    if (this.notebook) this.button.textContent = '다시 시도'; // 아직이면 눌러도 듣지 못합니다. open에서 바꿉니다
    this.say(`파이썬을 쓸 수 없습니다. ${reason}. 인터넷 연결을 살핀 다음 다시 시도해 주십시오. 글과 슬라이더는 그대로 쓸 수 있습니다.`);
  }
}
