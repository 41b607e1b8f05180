// “▶ 이 페이지에서 실행”을 누르면 여기서 시작합니다. 그 전에는 이 폴더의 어느 것도 받지 않습니다.
/* global STYLE */ // 묶을 때 정해지는 스타일의 파일 이름
import { Bar } from './bar.js';
import { Cell } from './cell.js';
import { Notebook } from './notebook.js';
import './live.css';

function addStyle() {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL(STYLE, import.meta.url) });
  document.head.append(link);
  return new Promise((resolve) => { link.onload = link.onerror = resolve; });
}

export async function start(button) {
  const bar = new Bar(button);
  const notebook = new Notebook(new URL(`../../${button.dataset.python}/`, import.meta.url).href, bar);
  bar.notebook = notebook;
  const ready = notebook.start(); // 파이썬을 받는 동안 쪽을 준비합니다
  await addStyle();
  bar.open();
  notebook.cells = [...document.querySelectorAll('.bd-article div.cell')]
    .map((box, i) => new Cell(box, i + 1, notebook));
  for (const cell of notebook.cells) {
    cell.open();
    if (cell.number % 8 === 0) await new Promise((resolve) => { setTimeout(resolve); });
  }
  const picture = notebook.cells.find((cell) => cell.isPicture);
  if (picture) notebook.run(picture); // 준비되는 대로 첫 그림까지 실행해 보입니다
  await ready.then(() => bar.ready('준비되었습니다. 코드를 고쳐 실행해 보십시오.'), () => {});
}
