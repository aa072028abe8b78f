/** What a person types as a price: 24.90, $1,250. Null for nothing, undefined for no price. */
export function readPrice(typed: string): number | null | undefined {
  const text = typed.replace(/^\s*\$/, '').trim();
  if (text === '') return null;
  // 12,50 would be read as twelve hundred and fifty: a comma has three digits behind it.
  if (!/^(\d{1,3}(,\d{3})+|\d+)(\.\d{1,2})?$/.test(text)) return undefined;
  return Number(text.replaceAll(',', ''));
}
