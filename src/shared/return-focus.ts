import { useEffect, useState } from 'react';

/** A dialog that is taken away at once gives the focus back to what opened it. */
export function useReturnFocus() {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (opener instanceof HTMLElement && document.activeElement === document.body) {
          opener.focus();
        }
      });
    },
    [opener],
  );
}
