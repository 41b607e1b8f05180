// 테마가 bootstrap.js에 맡기던 일과 쪽의 작은 단추들입니다.
{
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-action]');
    if (button) button.dataset.action === 'print' ? print() : window.toggleFullScreen();
  });

  // 읽고 있는 절을 이 쪽 차례에 나타냅니다.
  const links = new Map([...document.querySelectorAll('.bd-toc-nav a[href^="#"]')]
    .map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const spy = new IntersectionObserver((entries) => {
    const entry = entries.find((one) => one.isIntersecting);
    if (!entry) return;
    links.forEach((link, id) => link.classList.toggle('active', id === entry.target.id));
  }, { rootMargin: '0px 0px -70% 0px' });
  links.forEach((_, id) => { const section = document.getElementById(id); if (section) spy.observe(section); });

  // 접힌 상자 안을 가리키는 주소로 오면 상자를 펼칩니다.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let box = target?.closest('details'); box; box = box.parentElement.closest('details')) box.open = true;
    if (target?.closest('details')) target.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  reveal();
}
