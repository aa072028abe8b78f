const deepest = 100;

/**
 * Why JSON cannot be taken as it stands: what no text of PostgreSQL can hold, and what is nested
 * deeper than anybody means. Walked without recursion, which is what deep nesting breaks.
 */
export function jsonFault(value: unknown): string | undefined {
  const waiting: { value: unknown; depth: number }[] = [{ value, depth: 1 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value: at, depth } = next;
    if (typeof at === 'string') {
      const fault = textFault(at);
      if (fault) return fault;
    } else if (typeof at === 'number') {
      const fault = numberFault(at);
      if (fault) return fault;
    } else if (typeof at === 'object' && at !== null) {
      if (depth > deepest) return `The request is nested more than ${deepest} levels deep.`;
      for (const key of Object.keys(at)) waiting.push({ value: key, depth });
      for (const each of Object.values(at)) waiting.push({ value: each, depth: depth + 1 });
    }
  }
  return undefined;
}

function textFault(text: string): string | undefined {
  if (text.includes('\0')) return 'A text cannot hold the character NUL (\\u0000).';
  // Half a pair would be stored as another character than was sent.
  if (/\p{Surrogate}/u.test(text)) return 'A text holds half a character (a lone surrogate).';
  return undefined;
}

// JSON is read into numbers that keep some sixteen digits: more would be stored as other ones.
function numberFault(number: number): string | undefined {
  if (!Number.isFinite(number)) return 'A number is out of range.';
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) {
    return 'A number has too many digits. Where they are all meant, send it as a text.';
  }
  return undefined;
}
