const mostAtOnce = 1_000;
// A server refuses a request of many megabytes, and long notes make one.
const mostCharacters = 1_000_000;

/** The rows of one request each. */
export function* portions(all: Iterable<Record<string, string>>) {
  let some: Record<string, string>[] = [];
  let characters = 0;
  for (const data of all) {
    const length = JSON.stringify(data).length;
    if (some.length === mostAtOnce || (some.length > 0 && characters + length > mostCharacters)) {
      yield some;
      some = [];
      characters = 0;
    }
    some.push(data);
    characters += length;
  }
  if (some.length > 0) yield some;
}
