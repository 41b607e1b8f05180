// 인쇄: 흰 종이에, 접은 상자까지 모두 펴서. 마치면 보던 대로 돌려놓습니다.
import { onClick } from '../page.js';

/** @type {(() => void) | null} */
let restore = null;

addEventListener('beforeprint', () => {
  if (restore) return;
  const page = document.documentElement.dataset;
  const { theme } = page;
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const closed = document.querySelectorAll('article details:not([open])');
  page.theme = 'light';
  page.printing = ''; // 종이에는 바탕색을 칠하지 않습니다
  for (const box of closed) box.open = true;
  restore = () => {
    page.theme = theme;
    delete page.printing;
    for (const box of closed) box.open = false;
  };
});
addEventListener('afterprint', () => { restore?.(); restore = null; });

onClick('[data-action=print]', () => print());
