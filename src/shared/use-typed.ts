import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

/** A field of a search: what is typed shows at once, and counts once the typing pauses. */
export function useTyped(current: string, commit: (text: string) => void) {
  const router = useRouter();
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
    const timer = setTimeout(() => {
      committed.current = text.trim();
      latest.current(committed.current);
    }, 200);
    // Whoever has gone on to another screen is not led back to this one.
    const stop = router.subscribe('onBeforeNavigate', ({ pathChanged }) => {
      if (pathChanged) clearTimeout(timer);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [text, router]);
  return [text, setText] as const;
}
