// 첫 그림이 그려지기 전에 밝기를 정합니다. 나중에 정하면 화면이 번쩍입니다.
{
  const page = document.documentElement.dataset;
  let mode = 'auto';
  try { mode = localStorage.getItem('mode') || mode; } catch { /* 저장소를 막은 브라우저 */ }
  page.mode = mode;
  page.theme = mode === 'auto' ? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light') : mode;
}
