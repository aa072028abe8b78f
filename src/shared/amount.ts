const most = 9_999_999_999.99;
const written = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
const withCents = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

export type Amount = { amount: number | null } | { problem: string };

/** Reads an amount as people write it: 12400, 12,400, $12,400.50. Empty: no amount. */
export function readAmount(text: string): Amount {
  const bare = text.replace(/\s/g, '').replace(/^(usd|\$)|(usd|\$)$/gi, '');
  if (bare === '') return text.trim() === '' ? { amount: null } : unreadable;
  if (/^-/.test(bare)) return { problem: 'A value cannot be less than zero.' };
  if (!/^(\d+|\d{1,3}(,\d{3})+)(\.\d{1,2})?$/.test(bare)) return unreadable;
  const amount = Number(bare.replaceAll(',', ''));
  if (amount > most) return { problem: `At most ${withCents.format(most)}.` };
  return { amount };
}

const unreadable = { problem: 'Write the value as a number, like 12,400 or 12,400.50.' };

/** As the field shows an amount that was saved. */
export function writeAmount(amount: number | null): string {
  if (amount === null) return '';
  return Number.isInteger(amount) ? written.format(amount) : withCents.format(amount);
}
