// 전화기를 돌리거나 창의 폭을 바꿔도 읽던 자리를 지킵니다.
import { findPlace, heightOf, scrollOn, withoutAnchoring } from '../place.js';

/** @type {{place: import('../place.js').Place, height: number, scrollY: number} | null} */
let reading = null;
const SETTLING = 300; // 폭에 맞는 그림으로 바뀌는 동안(ms)
let width = innerWidth;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let resting;

function note() {
  const place = findPlace();
  reading = { place, height: heightOf(place), scrollY };
}

addEventListener('scroll', () => {
  clearTimeout(resting);
  if (scrollY !== reading?.scrollY) resting = setTimeout(note, 100); // 우리가 되돌린 것은 새 자리가 아닙니다
}, { passive: true });

addEventListener('resize', () => {
  if (innerWidth === width) return; // 자판이나 주소창이 오르내렸습니다
  width = innerWidth;
  clearTimeout(resting);
  if (!reading || scrollY === 0) return;
  const restore = withoutAnchoring();
  const settle = () => {
    if (!reading) return;
    scrollOn(heightOf(reading.place) - reading.height);
    reading.scrollY = scrollY;
  };
  const end = performance.now() + SETTLING;
  const follow = () => {
    settle();
    if (performance.now() < end) requestAnimationFrame(follow);
    else restore();
  };
  follow();
});
addEventListener('load', () => { if (scrollY) note(); });
