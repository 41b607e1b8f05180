// ipywidgets의 공식 화면(모델과 뷰)을 쪽 안의 파이썬에 잇습니다. 책이 쓰지 않는 다른 위젯 꾸러미는 없습니다.
import { Widget } from '@lumino/widgets';
import * as base from '@jupyter-widgets/base';
import { ManagerBase } from '@jupyter-widgets/base-manager';
import * as controls from '@jupyter-widgets/controls';
import { Outputs, draw } from './outputs.js';

class OutputModel extends base.DOMWidgetModel {
  outputs = new Outputs();

  defaults() {
    return {
      ...super.defaults(),
      _model_name: 'OutputModel', _view_name: 'OutputView',
      _model_module: '@jupyter-widgets/output', _view_module: '@jupyter-widgets/output',
      msg_id: '', outputs: [],
    };
  }

  take(message) { // 가로챈 것. 파이썬의 out.outputs도 같게 합니다
    this.outputs.items = this.get('outputs');
    this.outputs.take(message);
    this.set('outputs', this.outputs.items);
    this.save_changes();
  }
}

class OutputView extends base.DOMWidgetView {
  render() {
    super.render();
    this.el.classList.add('live-output');
    const paint = () => draw(this.el, this.model.get('outputs'), this.model.widget_manager.context);
    this.listenTo(this.model, 'change:outputs', paint);
    paint();
  }
}

// 화면 낭독기에게 손잡이의 이름과, 화면에 보이는 값을 알립니다. 본래는 이름이 없고 값은 차례 번호입니다.
const spoken = (View) => class extends View {
  render() { super.render(); this.speak(); }

  update(options) { super.update(options); this.speak(); }

  speak() {
    for (const handle of this.el.querySelectorAll('.noUi-handle')) {
      handle.setAttribute('aria-label', this.label?.textContent || '슬라이더');
      if (this.readout) handle.setAttribute('aria-valuetext', this.readout.textContent);
    }
  }
};

const modules = {
  '@jupyter-widgets/base': base,
  '@jupyter-widgets/controls': controls,
  '@jupyter-widgets/output': { OutputModel, OutputView },
};

class Comm {
  target_name = 'jupyter.widget';

  constructor(kernel, id) {
    this.kernel = kernel;
    this.comm_id = id;
  }

  on_msg(hear) { this.hear = hear; }

  on_close(closed) { this.closed = closed; }

  close() { return ''; }

  // 파이썬이 받아 끝냈다고 알리면, 그사이 바뀐 마지막 값만 다시 보냅니다. 손잡이를 끌어도 밀리지 않습니다.
  send(data, callbacks, _, buffers = []) {
    const bytes = buffers.map((b) => new Uint8Array(b.buffer ?? b, b.byteOffset ?? 0, b.byteLength));
    this.kernel.widget(JSON.stringify({ comm_id: this.comm_id, data }), bytes)
      .then(() => callbacks?.iopub?.status?.({ content: { execution_state: 'idle' } }));
    return this.comm_id;
  }
}

export class Widgets extends ManagerBase {
  comms = new Map();
  line = Promise.resolve(); // 파이썬이 보낸 차례대로 하나씩

  constructor(kernel) {
    super();
    this.kernel = kernel;
    this.context = { widgets: () => this, alt: () => '위젯이 그린 그림' };
  }

  async loadClass(name, module) {
    const found = modules[module]?.[name];
    if (!found) throw new Error(`이 쪽에 없는 위젯입니다: ${module}의 ${name}`);
    return name.endsWith('SliderView') ? spoken(found) : found;
  }

  async _create_comm(_, id) { return new Comm(this.kernel, id); }

  async _get_comm_info() { return {}; }

  hear(message) {
    this.line = this.line.then(() => this.handle(message)).catch((error) => console.error(error));
  }

  async handle(message) {
    const { kind, id, data, metadata, output } = message;
    const buffers = (message.buffers ?? []).map((b) => new DataView(b.buffer, b.byteOffset, b.byteLength));
    if (kind === 'comm_open') {
      this.comms.set(id, new Comm(this.kernel, id));
      await this.handle_comm_open(this.comms.get(id), { content: { data }, metadata, buffers });
    } else if (kind === 'comm_msg') {
      await this.comms.get(id)?.hear?.({ content: { data }, buffers });
    } else if (kind === 'comm_close') {
      this.comms.get(id)?.closed?.({ content: { data } });
      this.comms.delete(id);
    } else {
      (await this.get_model(output)).take(message);
    }
  }

  show(id, box) {
    this.line.then(async () => {
      const view = await this.create_view(await this.get_model(id));
      Widget.attach(view.luminoWidget, box);
    }).catch(() => { box.textContent = '이 위젯을 보일 수 없습니다.'; });
  }
}
