// Spreadsheets as they read them: a byte order mark so that Excel sees UTF-8, CRLF between lines,
// and no cell that a spreadsheet would run as a formula.

export type CsvValue = string | number | boolean | null;

const byteOrderMark = '\uFEFF';

/** One line, with its line end. */
export function toCsvLine(values: readonly CsvValue[]): string {
  return `${values.map(toCell).join(',')}\r\n`;
}

/** Hands the parts to the browser as one file. */
export function downloadBlob(fileName: string, parts: readonly string[]): void {
  const url = URL.createObjectURL(
    new Blob([byteOrderMark, ...parts], { type: 'text/csv;charset=utf-8' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // Not at once: the browser may not have begun to read.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function toCell(value: CsvValue): string {
  const text = value === null ? '' : String(value);
  const safe = typeof value === 'string' && isFormula(text) ? `'${text}` : text;
  return /[",;\t\r\n]/.test(safe) || safe !== safe.trim()
    ? `"${safe.replaceAll('"', '""')}"`
    : safe;
}

// A plain number may begin with a sign; a phone number ("+1-555-0100") would be reckoned out.
function isFormula(text: string): boolean {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^[+-][\d.,]+$/.test(text);
}
