// “▶ 이 페이지에서 실행”을 누르면 여기서 시작합니다. 그 전에는 이 폴더의 어느 것도 받지 않습니다.
/* global STYLE */ // 묶을 때 정해지는 스타일의 파일 이름
import { Bar } from './bar.js';
import { Notebook } from './notebook.js';

function addStyle() {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL(STYLE, import.meta.url) });
  document.head.append(link);
  return new Promise((resolve, reject) => { link.onload = resolve; link.onerror = reject; });
}

export async function start(button) {
  const bar = new Bar(button);
  const notebook = new Notebook(new URL(`../../${button.dataset.python}/`, import.meta.url).href, bar);
  const ready = notebook.start(); // 파이썬이 먼저입니다. 받고 켜는 동안 편집기와 위젯을 받아 쪽을 준비합니다
  try {
    const [{ Cell }, { Widgets }] = await Promise.all([import('./cell.js'), import('./widgets.js'), addStyle()]);
    await notebook.open(Cell, Widgets);
  } catch (error) {
    notebook.kernel.stop();
    throw error;
  }
  bar.open(notebook);
  notebook.runFirstPicture(); // 준비되는 대로 첫 그림까지 실행해 보입니다
  await ready.then(() => bar.ready('준비되었습니다. 코드를 고쳐 실행해 보십시오.'), () => {});
}
