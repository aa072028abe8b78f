// Decided once for both streams: colours in a pipe are noise, and NO_COLOR turns them off anywhere.
const colourful = !process.env.NO_COLOR && process.stdout.isTTY && process.stderr.isTTY;

const style = (code: number) => (text: string) =>
  colourful ? `\u001b[${code}m${text}\u001b[0m` : text;

export const paint = {
  bold: style(1),
  dim: style(2),
  red: style(31),
  green: style(32),
  yellow: style(33),
};

const colour = new RegExp(`(${String.fromCharCode(27)}\\[\\d{1,2}m)`);

/** Changes the text, and leaves the colours. */
export function unpainted(text: string, change: (part: string) => string): string {
  const parts = text.split(colour);
  return parts.map((part, at) => (at % 2 ? part : change(part))).join('');
}
