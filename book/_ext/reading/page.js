// 읽고 있는 자리: 이 쪽 차례에 나타내고, 접힌 상자 안을 가리키는 주소로 오면 상자를 펼칩니다.

/** @type {Map<string, Element>} */
const links = new Map([...document.querySelectorAll('.bd-toc-nav a[href^="#"]')]
  .map((link) => [decodeURIComponent(/** @type {HTMLAnchorElement} */ (link).hash.slice(1)), link]));
const reading = new IntersectionObserver((entries) => {
  const entry = entries.find((one) => one.isIntersecting);
  if (entry) links.forEach((link, id) => link.classList.toggle('active', id === entry.target.id));
}, { rootMargin: '0px 0px -70% 0px' });
links.forEach((_, id) => { const section = document.getElementById(id); if (section) reading.observe(section); });

const reveal = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.closest('details')) return;
  for (let box = target.closest('details'); box; box = box.parentElement?.closest('details') ?? null) box.open = true;
  target.scrollIntoView();
};
addEventListener('hashchange', reveal);
reveal();
