import { useEffect, useRef, useState } from 'react';

/** A field of a search: what is typed shows at once, and counts once the typing pauses. */
export function useTyped(current: string, commit: (text: string) => void) {
  const [text, setText] = useState(current);
  const committed = useRef(current);
  const latest = useRef(commit);
  useEffect(() => {
    latest.current = commit;
  });
  useEffect(() => {
    // Changed elsewhere: by the way back, or by clearing all filters.
    if (committed.current === current) return;
    committed.current = current;
    setText(current);
  }, [current]);
  useEffect(() => {
    if (text.trim() === committed.current) return;
    const count = () => {
      if (text.trim() === committed.current) return;
      committed.current = text.trim();
      latest.current(text.trim());
    };
    const timer = setTimeout(count, 200);
    // Before a press leads elsewhere: afterwards it would lead back to the list.
    document.addEventListener('pointerdown', count, { capture: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerdown', count, { capture: true });
    };
  }, [text]);
  return [text, setText] as const;
}
