// Before the first paint, so that nobody who works in the dark sees a white flash.
// A file of its own rather than an inline script, so that a strict content policy allows it.
(() => {
  let chosen = null;
  let density = null;
  try {
    chosen = window.localStorage.getItem('kp-color-scheme');
    density = window.localStorage.getItem('kp-density');
  } catch {
    // storage may be forbidden; the system's preference then decides
  }
  const dark =
    chosen === 'dark' ||
    (chosen !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  if (density === 'compact') document.documentElement.setAttribute('data-density', density);
})();
