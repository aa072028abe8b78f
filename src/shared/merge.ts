/** The fields of a form: texts, as inputs have them, and switches. */
export type Values = Record<string, string | boolean>;

/** The fields in which two states of a form differ, with the second one's values. */
export function changesBetween<V extends Values>(before: V, after: V): Partial<V> {
  const changed: Partial<V> = {};
  for (const key in after) if (after[key] !== before[key]) changed[key] = after[key];
  return changed;
}

export type Clash<V extends Values> = { field: keyof V & string; theirs: V[keyof V & string] };

/**
 * Three states of one record: as it was loaded, as somebody has saved it since, and as it stands in
 * the form. Where only one side changed a field, that side counts. Where both did, differently, a
 * person has to choose: there `merged` keeps what stands in the form.
 */
export function merge<V extends Values>(loaded: V, theirs: V, mine: V) {
  const merged = { ...mine };
  const clashes: Clash<V>[] = [];
  for (const field in mine) {
    if (theirs[field] === loaded[field] || theirs[field] === mine[field]) continue;
    if (mine[field] === loaded[field]) merged[field] = theirs[field];
    else clashes.push({ field, theirs: theirs[field] });
  }
  return { merged, clashes };
}
