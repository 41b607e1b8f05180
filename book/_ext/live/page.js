// “▶ 이 페이지에서 실행”. 누르기 전에는 아무것도 받지 않습니다.
import { onClick } from '../page.js';

let tries = 0;
onClick('.live-start', (button) => {
  const status = button.nextElementSibling;
  button.classList.remove('live-start'); // 두 번 눌리지 않게
  status.textContent = '실행에 필요한 것을 받습니다.';
  const again = tries ? `?${tries}` : ''; // 받지 못한 주소는 브라우저가 기억하기도 합니다
  tries += 1;
  const base = /** @type {HTMLScriptElement} */ (document.querySelector('script[src$="_static/book.js"]')).src;
  import(new URL(`live/${button.dataset.live}${again}`, base).href).then(({ start }) => start(button)).catch((error) => {
    console.error(error);
    button.classList.add('live-start');
    button.textContent = '다시 시도';
    status.textContent = '실행에 필요한 것을 받지 못했습니다. 인터넷 연결을 살핀 다음 다시 시도해 주십시오.';
  });
});
