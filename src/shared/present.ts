/** A row of a view, with the columns that are never null there marked so. */
export type Present<Row, Key extends keyof Row> = Row & { [K in Key]-?: NonNullable<Row[K]> };

function isPresent<Row extends object, Key extends keyof Row>(
  row: Row,
  keys: readonly Key[],
): row is Present<Row, Key> {
  return keys.every((key) => row[key] !== null && row[key] !== undefined);
}

/**
 * PostgreSQL cannot say which columns of a view are never null, so the generated types call them
 * all nullable. Here we say it once per query, and notice if it stops being true.
 */
export function present<Row extends object, Key extends keyof Row>(
  row: Row,
  keys: readonly Key[],
): Present<Row, Key> {
  if (isPresent(row, keys)) return row;
  const missing = keys.filter((key) => row[key] === null || row[key] === undefined);
  throw new Error(`The server sent a row without ${missing.join(', ')}`);
}
