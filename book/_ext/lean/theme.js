{
  const page = document.documentElement.dataset;
  let mode;
  try { mode = localStorage.getItem(`${new URL(page.content_root ?? './', location.href).pathname}#mode`); } catch { mode = ''; }
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  page.mode = mode === 'light' || mode === 'dark' ? mode : 'auto';
  page.theme = page.mode === 'auto' ? (dark ? 'dark' : 'light') : page.mode;
  if (CSS.supports('overflow-anchor', 'auto') && performance.getEntriesByType('navigation')[0].toJSON().type === 'navigate') page.far = '';
}
