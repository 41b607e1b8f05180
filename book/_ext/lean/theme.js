{
  const page = document.documentElement.dataset;
  let mode = 'auto';
  try { mode = localStorage.getItem('mode') || mode; } catch { /* 막힌 저장소 */ }
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  page.mode = mode;
  page.theme = mode === 'auto' ? (dark ? 'dark' : 'light') : mode;
}
