// 읽고 있는 자리: 이 페이지의 차례에 나타내고, 접힌 상자 안을 가리키는 주소로 오면 상자를 펼칩니다.
import { idOf } from './address.js';
import { current } from './contents.js';
import './quiz.js';

/** @type {HTMLAnchorElement[]} */
const links = [...document.querySelectorAll('.bd-sidebar-secondary .bd-toc-nav a')].filter((link) => link instanceof HTMLAnchorElement);
const parts = links.map((link) => document.getElementById(idOf(link.hash)));
let landing = -1; // 주소를 따라와 멈춘 높이. 여기서 움직이면 주소보다 화면을 봅니다

const header = /** @type {HTMLElement | null} */ (document.querySelector('.bd-header-article'));
const where = /** @type {HTMLElement | null} */ (document.querySelector('.where'));
/** 머리에 지금 읽는 마디를 적습니다. @param {Element | undefined} link */
function tell(link) {
  const name = link?.closest('.toc-h2')?.querySelector('a')?.textContent.trim() ?? '';
  if (!where || where.textContent === name) return;
  where.textContent = name;
  where.hidden = !name;
}

function mark() {
  const at = current({
    tops: parts.map((part) => part?.getBoundingClientRect().top ?? Infinity),
    line: parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0,
    height: innerHeight,
    atEnd: scrollY + innerHeight >= document.documentElement.scrollHeight - 2,
    chosen: scrollY === landing ? parts.indexOf(document.getElementById(idOf(location.hash))) : -1,
  });
  links.forEach((link, i) => {
    const isHere = i === at;
    // 작은 절을 읽는 동안 그것을 품은 절도 나타냅니다.
    link.classList.toggle('active', isHere || Boolean(link.parentElement?.contains(links[at])));
    if (isHere) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  });
  tell(links[at]);
}

/** 얼마나 읽었는지(0부터 1)를 머리의 줄에 넘깁니다. CSS의 scroll()은 끝나지 않는 움직임이어서 쓰지 않습니다. */
function tellShare() {
  const whole = document.documentElement.scrollHeight - innerHeight;
  header?.style.setProperty('--read', (whole > 0 ? Math.min(1, scrollY / whole) : 0).toFixed(4));
}

let painting = 0;
const markSoon = () => { painting ||= requestAnimationFrame(() => { painting = 0; mark(); tellShare(); }); };

function land() {
  const target = document.getElementById(idOf(location.hash));
  if (target?.closest('details')) {
    for (let box = target.closest('details'); box; box = box.parentElement?.closest('details') ?? null) box.open = true;
    target.scrollIntoView();
  }
  landing = scrollY;
  markSoon();
}

for (const type of ['scroll', 'resize']) addEventListener(type, markSoon, { passive: true });
addEventListener('hashchange', land);
addEventListener('load', land);
if (location.hash) land();
