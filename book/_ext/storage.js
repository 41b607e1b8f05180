// 브라우저의 저장소. 막혀 있거나 가득 차면 페이지에 한 번만 알리고, 하던 일은 그대로 잇습니다.
// 한 주소에 책이 여럿일 수 있으므로 이름 앞에 책이 놓인 곳을 붙입니다(lean/theme.js도 같은 꼴로 읽습니다).

/** @param {string} key */
const full = (key) => `${new URL(document.documentElement.dataset.content_root ?? './', location.href).pathname}#${key}`;

/**
 * @param {string} key
 * @returns {string | null}  없거나 읽을 수 없으면 null
 */
export function read(key) {
  try { return localStorage.getItem(full(key)); } catch { return null; }
}

/**
 * @param {string} key
 * @param {string | null} text  null이면 지웁니다
 * @returns {boolean} 남겼는지
 */
export function write(key, text) {
  try {
    if (text === null) localStorage.removeItem(full(key));
    else localStorage.setItem(full(key), text);
    return true;
  } catch (error) {
    if (text !== null) warn(/quota/i.test(String(error)));
    return false;
  }
}

/**
 * 다른 탭에서 고치면 부릅니다.
 * @param {string} key
 * @param {(text: string | null) => void} act  새 글. 지웠으면 null
 */
export function onOtherTab(key, act) {
  addEventListener('storage', (event) => {
    if (event.key === full(key) || event.key === null) act(event.newValue); // null: 모두 지웠습니다
  });
}

/** @param {boolean} isFull */
function warn(isFull) {
  const page = document.documentElement.dataset; // 묶음이 둘(book.js, live)이라 모듈의 변수로는 한 번인지 모릅니다
  if ('forgets' in page) return;
  page.forgets = '';
  const make = /** @type {typeof document.createElement} */ (document.createElement.bind(document));
  const [box, text, close] = [make('div'), make('span'), make('button')];
  box.className = 'notice';
  text.setAttribute('role', 'status');
  close.type = 'button';
  close.textContent = '닫기';
  close.addEventListener('click', () => box.remove());
  box.append(text, close);
  document.body.append(box);
  const why = isFull ? '브라우저의 저장 공간이 가득 차서' : '브라우저가 저장을 막고 있어서';
  setTimeout(() => { text.textContent = `${why} 여기서 고치거나 고른 것을 남겨 두지 못합니다. 페이지를 닫으면 사라집니다.`; });
}
