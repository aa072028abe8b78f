/**
 * What somebody typed, or a server said, as a terminal may show it: a control character could move
 * its cursor, and a mark of direction turn around what follows.
 */
export function showable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, (character) =>
    character === '\n' || character === '\t' ? character : asCode(character),
  );
}

/** The same, where a whole file that stands for a name would bury the sentence. */
export function showableLine(text: string): string {
  const line = showable(text);
  return line.length <= 500 ? line : `${line.slice(0, 250)}…${line.slice(-200)}`;
}

function asCode(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
