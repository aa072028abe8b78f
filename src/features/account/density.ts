import { useState } from 'react';

type Density = 'comfortable' | 'compact';

// public/color-scheme.js reads it before the first paint.
const storageKey = 'kp-density';

/** How much stands in a row's height. Kept on this device, like the theme. */
export function useDensity(): [Density, (density: Density) => void] {
  const [density, setDensity] = useState<Density>(
    document.documentElement.dataset.density === 'compact' ? 'compact' : 'comfortable',
  );
  return [
    density,
    (chosen) => {
      if (chosen === 'compact') document.documentElement.dataset.density = chosen;
      else delete document.documentElement.dataset.density;
      try {
        localStorage.setItem(storageKey, chosen);
      } catch {
        // Forbidden storage: it holds until the page is loaded again.
      }
      setDensity(chosen);
    },
  ];
}
