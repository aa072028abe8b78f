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

/** Changes the text, and leaves the colours. */
export function unpainted(text: string, change: (part: string) => string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
  return text
    .split(/(\u001b\[\d{1,2}m)/)
    .map((part, at) => (at % 2 ? part : change(part)))
    .join('');
}
