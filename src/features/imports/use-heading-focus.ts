import { useEffect, useRef } from 'react';

/** What was used is gone from the page once the work is done: the keyboard goes on at this heading. */
export function useHeadingFocus(isBusy: boolean) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isBusy && document.activeElement === document.body) head.current?.focus();
  }, [isBusy]);
  return head;
}
