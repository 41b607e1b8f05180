// 쪽의 단추들: 밝기, 찾기, 차례, 복사, 인쇄. 테마의 스크립트 대신 이것만 싣습니다.
// 테마의 것은 쪽을 열 때마다 모든 코드 상자를 재어, 느린 휴대전화를 0.5초 넘게 붙잡습니다.
{
  const root = document.documentElement;
  const find = (selector) => document.querySelector(selector);

  // 밝기: 시스템대로 → 그 반대 → 시스템과 같게
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const setMode = (mode) => {
    root.dataset.mode = mode;
    root.dataset.theme = mode === 'auto' ? (dark.matches ? 'dark' : 'light') : mode;
    try { localStorage.setItem('mode', mode); } catch { /* 저장소를 막은 브라우저 */ }
  };
  const nextMode = () => {
    const order = dark.matches ? ['auto', 'light', 'dark'] : ['auto', 'dark', 'light'];
    setMode(order[(order.indexOf(root.dataset.mode) + 1) % 3]);
  };
  dark.addEventListener('change', () => root.dataset.mode === 'auto' && setMode('auto'));

  // 찾기
  const search = find('.search-button__wrapper');
  const toggleSearch = (open = !search.classList.contains('show')) => {
    search.classList.toggle('show', open);
    if (open) search.querySelector('input').focus();
  };

  // 좁은 화면의 차례: 열면 초점을 안으로, Esc로 닫으면 단추로
  const toggleSide = (side, open) => {
    const box = find(`#pst-${side}-sidebar-checkbox`);
    box.checked = open ?? !box.checked;
    const target = box.checked ? find(`.bd-sidebar-${side} :is(a, button)`) : find(`.${side}-toggle`);
    setTimeout(() => target?.focus(), 100);
  };

  // 쪽 안의 파이썬(../live). 누르기 전에는 아무것도 받지 않습니다.
  let tries = 0;
  const startPython = (button) => {
    const status = button.nextElementSibling;
    button.classList.remove('live-start'); // 두 번 눌리지 않게
    status.textContent = '실행에 필요한 것을 받습니다.';
    const again = tries ? `?${tries}` : ''; // 받지 못한 주소는 브라우저가 기억하기도 합니다
    tries += 1;
    import(`./live/${button.dataset.live}${again}`).then(({ start }) => start(button)).catch((error) => {
      console.error(error);
      button.classList.add('live-start');
      button.textContent = '다시 시도';
      status.textContent = '실행에 필요한 것을 받지 못했습니다. 인터넷 연결을 살핀 다음 다시 시도해 주십시오.';
    });
  };

  const actions = {
    '.theme-switch-button': nextMode,
    '.search-button__button': () => toggleSearch(),
    '.search-button__overlay': () => toggleSearch(false),
    '.primary-toggle': () => toggleSide('primary'),
    '.secondary-toggle': () => toggleSide('secondary'),
    '[data-action=print]': () => print(),
    '.live-start': startPython,
    '.copy': (button) => navigator.clipboard.writeText(button.previousElementSibling.textContent)
      .then(() => { button.textContent = '복사했습니다'; setTimeout(() => { button.textContent = '복사'; }, 2000); }),
  };
  document.addEventListener('click', (event) => {
    for (const [selector, act] of Object.entries(actions)) {
      const button = event.target.closest(selector);
      if (button) { event.preventDefault(); act(button); return; }
    }
  });
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      toggleSearch();
    } else if (event.key === 'Escape') {
      if (search?.classList.contains('show')) toggleSearch(false);
      for (const side of ['primary', 'secondary']) {
        if (event.target.closest(`.bd-sidebar-${side}`)) toggleSide(side, false);
      }
    }
  });

  // 쪽 위의 메뉴는 밖을 누르거나 Esc를 누르면 닫힙니다.
  const menu = find('.dropdown-download-buttons');
  const closeMenu = (event) => {
    if (!menu?.open || (event.key ? event.key !== 'Escape' : menu.contains(event.target))) return;
    if (event.key && menu.contains(document.activeElement)) menu.firstElementChild.focus();
    menu.open = false;
  };
  document.addEventListener('click', closeMenu);
  document.addEventListener('keydown', closeMenu);

  // 보이게 된 코드에만 복사 단추를 답니다.
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      target.insertAdjacentHTML('beforeend', '<button class="copy" type="button">복사</button>');
    }
  });
  document.querySelectorAll('.cell_input .highlight').forEach((code) => seen.observe(code));

  // 읽고 있는 절을 이 쪽 차례에 나타냅니다.
  const links = new Map([...document.querySelectorAll('.bd-toc-nav a[href^="#"]')]
    .map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const reading = new IntersectionObserver((entries) => {
    const entry = entries.find((one) => one.isIntersecting);
    if (entry) links.forEach((link, id) => link.classList.toggle('active', id === entry.target.id));
  }, { rootMargin: '0px 0px -70% 0px' });
  links.forEach((_, id) => { const section = document.getElementById(id); if (section) reading.observe(section); });

  // 접힌 상자 안을 가리키는 주소로 오면 상자를 펼칩니다.
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.closest('details')) return;
    for (let box = target.closest('details'); box; box = box.parentElement.closest('details')) box.open = true;
    target.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  reveal();
}
