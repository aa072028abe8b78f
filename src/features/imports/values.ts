// Amounts and dates as people write them, made into what the database reads. What cannot be read
// stays as it is: the check then says so, with the words of the file.

export type DateOrder = 'month first' | 'day first';
export type Reading = { dateOrder: DateOrder; decimalComma: boolean };

const symbols = /[$€£¥\s\u00a0\u202f'’]|usd|eur|gbp/gi;

export function readAmount(text: string, decimalComma: boolean): string {
  const bare = text.replace(symbols, '');
  const bracketed = /^\((.+)\)$/.exec(bare);
  const unsigned = (bracketed?.[1] ?? bare).replace(/^[+-]/, '');
  const sign = bracketed || bare.startsWith('-') ? '-' : '';
  const number = plainNumber(unsigned, decimalComma);
  return number === null ? text : sign + number;
}

function plainNumber(text: string, decimalComma: boolean): string | null {
  const comma = text.lastIndexOf(',');
  const point = text.lastIndexOf('.');
  // With both, the last one is the decimal sign; with one, three digits behind it leave it open.
  const decimal =
    comma >= 0 && point >= 0
      ? comma > point
        ? ','
        : '.'
      : isGrouped(text, comma >= 0 ? ',' : '.')
        ? isDecimal(text, decimalComma)
        : comma >= 0
          ? ','
          : '.';
  const grouping = decimal === ',' ? '.' : ',';
  const number = text.replaceAll(grouping, '').replace(decimal, '.');
  return /^\d+(\.\d*)?$|^\.\d+$/.test(number)
    ? number.replace(/\.$/, '').replace(/^\./, '0.')
    : null;
}

function isGrouped(text: string, sign: ',' | '.'): boolean {
  return (sign === ',' ? /^\d{1,3}(,\d{3})+$/ : /^\d{1,3}(\.\d{3})+$/).test(text);
}

function isDecimal(text: string, decimalComma: boolean): ',' | '.' {
  // Twice the same sign groups thousands, whatever the column's habit.
  if ((text.match(/[.,]/g)?.length ?? 0) > 1) return text.includes(',') ? '.' : ',';
  return decimalComma ? ',' : '.';
}

/** Whether a column writes 12,50: its unmistakable values say so. */
export function guessDecimalComma(values: readonly string[]): boolean {
  let commas = 0;
  for (const value of values) {
    const bare = value.replace(symbols, '');
    if (/\.\d{3},|,\d{1,2}$/.test(bare)) commas += 1;
    else if (/,\d{3}\.|\.\d{1,2}$/.test(bare)) commas -= 1;
  }
  return commas > 0;
}

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?$/;
const yearLast = /^(\d{1,2})[-/.]\s?(\d{1,2})[-/.]\s?(\d{4}|\d{2})(?:[T\s,].*)?$/;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export function readDate(text: string, order: DateOrder): string {
  const iso = yearFirst.exec(text);
  if (iso) return day(iso[1], iso[2], iso[3]) ?? text;
  const numeric = yearLast.exec(text);
  if (numeric) {
    const [, first, second, year] = numeric;
    return (order === 'month first' ? day(year, first, second) : day(year, second, first)) ?? text;
  }
  return readNamedMonth(text) ?? text;
}

/** 4 March 2026, Mar 4, 2026, 4-Mar-26 */
function readNamedMonth(text: string): string | null {
  const [, before, word, after, year] =
    /^(?:(\d{1,2})[\s.-]*)?([a-z]{3,9})\.?[\s-]*(?:(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+)?(\d{4}|\d{2})$/i.exec(
      text,
    ) ?? [];
  const month = months.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1;
  return month > 0 ? day(year, String(month), before ?? after) : null;
}

function day(year = '', month = '', date = ''): string | null {
  const full = year.length === 2 ? `20${year}` : year;
  // The years from 0 to 99 would become 1900 to 1999.
  if (Number(full) < 100) return null;
  const moment = new Date(Date.UTC(Number(full), Number(month) - 1, Number(date)));
  if (moment.getUTCMonth() !== Number(month) - 1 || moment.getUTCDate() !== Number(date))
    return null;
  return moment.toISOString().slice(0, 10);
}

/** Which order a column's dates are in, and whether they leave it open. */
export function guessDateOrder(values: readonly string[]): { order: DateOrder; isOpen: boolean } {
  let open = false;
  for (const value of values) {
    const [, first, second] = yearLast.exec(value) ?? [];
    if (!first || !second) continue;
    if (Number(first) > 12) return { order: 'day first', isOpen: false };
    if (Number(second) > 12) return { order: 'month first', isOpen: false };
    if (first !== second) open = true;
  }
  return { order: 'month first', isOpen: open };
}
