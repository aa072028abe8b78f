import { useEffect } from 'react';

/**
 * Loads a part that will be wanted, once the screen has settled: it is then there at once, and
 * also when the network is gone. A failure is met where the part is used.
 */
export function useWhenQuiet(load: () => Promise<unknown>) {
  useEffect(() => {
    const timer = setTimeout(() => load().catch(() => undefined), 1500);
    return () => clearTimeout(timer);
  }, [load]);
}
