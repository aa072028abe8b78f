import { useEffect } from 'react';

/** Each screen names itself: in the tab, the history, and for screen readers. */
export function usePageTitle(title: string) {
  useEffect(() => {
    document.title = `${title} · KitchenPantry`;
  }, [title]);
}
