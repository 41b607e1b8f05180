// 코드의 복사 단추. 보이게 된 코드에만 답니다.
import { onClick } from '../page.js';

/**
 * http로 연 교실의 페이지에는 클립보드가 없습니다. 그때는 골라서 옛 명령으로 복사합니다.
 * @param {Element} code
 * @returns {Promise<boolean>} 복사했는지. 못 했어도 코드는 골라져 있습니다
 */
async function copy(code) {
  try {
    await navigator.clipboard.writeText(code.textContent ?? '');
    return true;
  } catch { /* 없거나 막혔습니다 */ }
  getSelection()?.selectAllChildren(code);
  const isCopied = document.execCommand('copy');
  if (isCopied) getSelection()?.removeAllRanges();
  return isCopied;
}

const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    target.insertAdjacentHTML('beforeend', '<button class="copy" type="button" aria-live="polite">복사</button>');
  }
});
document.querySelectorAll('.cell_input .highlight').forEach((code) => seen.observe(code));

onClick('.copy', (button) => {
  void copy(button.previousElementSibling).then((isCopied) => {
    const keys = /Mac|iP/.test(navigator.platform) ? '⌘C' : 'Ctrl+C';
    button.textContent = isCopied ? '복사했습니다' : `골라 두었습니다. ${keys}를 누르십시오`;
    setTimeout(() => { button.textContent = '복사'; }, isCopied ? 2000 : 8000);
  });
});
