// One place for how money, dates and ages are written. Dates are in the user's own zone; the words
// around them are English, so an English locale is used, the user's own where there is one.
const locale =
  (typeof navigator === 'undefined' ? [] : navigator.languages).find((l) => l.startsWith('en')) ??
  'en-US';

const wholeDollars = new Intl.NumberFormat(locale, {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 0,
});
const exactDollars = new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD' });
const shortDollars = new Intl.NumberFormat(locale, {
  style: 'currency',
  currency: 'USD',
  notation: 'compact',
  maximumSignificantDigits: 3,
});
const counts = new Intl.NumberFormat(locale);

/** $12,400; cents only where there are some. */
export function formatMoney(amount: number): string {
  return Number.isInteger(amount) ? wholeDollars.format(amount) : exactDollars.format(amount);
}

/** $1.23M, for heads and sums, where the exact amount is a hover away. */
export function formatMoneyShort(amount: number): string {
  return Math.abs(amount) < 10_000 ? wholeDollars.format(amount) : shortDollars.format(amount);
}

export function formatCount(count: number): string {
  return counts.format(count);
}

const dayMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
const dayMonthYear = new Intl.DateTimeFormat(locale, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const momentThisYear = new Intl.DateTimeFormat(locale, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
});
const momentOfYear = new Intl.DateTimeFormat(locale, {
  dateStyle: 'medium',
  timeStyle: 'short',
});
const weekdayTime = new Intl.DateTimeFormat(locale, {
  weekday: 'short',
  hour: 'numeric',
  minute: '2-digit',
});

/** A date without a time ("2026-03-01") is that day wherever the reader is. */
function parseDay(value: string): Date {
  return value.length === 10 ? new Date(`${value}T00:00`) : new Date(value);
}

/** 4 Mar, with the year where it is not this one. */
export function formatDay(value: string, now = new Date()): string {
  const day = parseDay(value);
  return (day.getFullYear() === now.getFullYear() ? dayMonth : dayMonthYear).format(day);
}

/** Wed, 4 Mar, 14:05, with the year where it is not this one. */
export function formatMoment(value: string, now = new Date()): string {
  const moment = new Date(value);
  const thisYear = moment.getFullYear() === now.getFullYear();
  return (thisYear ? momentThisYear : momentOfYear).format(moment);
}

/** Tue 14:05, for a moment within the week. */
export function formatWeekdayTime(value: string): string {
  return weekdayTime.format(new Date(value)).replace(',', '');
}

/** Whole days from today's midnight to that day's: -1 is yesterday. */
export function daysFromToday(value: string, now = new Date()): number {
  const day = parseDay(value);
  const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((midnight(day) - midnight(now)) / 86_400_000);
}

/** today, yesterday, 3 days ago, in 2 weeks. */
export function formatRelativeDay(value: string, now = new Date()): string {
  const days = daysFromToday(value, now);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  const span = formatSpan(Math.abs(days));
  return days < 0 ? `${span} ago` : `in ${span}`;
}

/** 12 d, 6 wk, 3 mo: where there is room for nothing longer. */
export function formatAge(value: string, now = new Date()): string {
  const days = Math.abs(daysFromToday(value, now));
  if (days < 14) return `${days} d`;
  if (days < 60) return `${Math.round(days / 7)} wk`;
  if (days < 730) return `${Math.round(days / 30.4)} mo`;
  return `${Math.round(days / 365)} y`;
}

/** 1 day late, 3 weeks late. */
export function formatLateness(value: string, now = new Date()): string {
  const days = Math.abs(daysFromToday(value, now));
  return days === 1 ? '1 day late' : `${formatSpan(days)} late`;
}

function formatSpan(days: number): string {
  if (days < 14) return `${days} days`;
  if (days < 60) return `${Math.round(days / 7)} weeks`;
  if (days < 730) return `${Math.round(days / 30.4)} months`;
  return `${Math.round(days / 365)} years`;
}

/** 2026-03-04, as date fields, file names and spreadsheets have a day: the person's own. */
export function toLocalDay(value: string | Date): string {
  return toLocalInput(typeof value === 'string' ? parseDay(value) : value).slice(0, 10);
}

/** The value of an `<input type="datetime-local">`. */
export function toLocalInput(moment: Date): string {
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** Back from the input to a moment that the server understands. */
export function fromLocalInput(value: string): string {
  return new Date(value).toISOString();
}
