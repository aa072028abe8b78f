import { showable } from '../core/showable.ts';
import { paint, unpainted } from './paint.ts';

export interface Console {
  /** A line of the report: stdout, or stderr where stdout is kept for JSON. */
  line(text?: string): void;
  /** What is going on this moment, on a terminal only; the next line or `still()` wipes it away. */
  live(text: () => string): void;
  still(): void;
  /** The JSON document, if that is what was asked for. */
  document(value: object): void;
}

export function openConsole(json: boolean | undefined): Console {
  const out = json ? process.stderr : process.stdout;
  let timer: NodeJS.Timeout | undefined;
  const wipe = () => timer && process.stderr.write('\r\u001b[2K');
  const still = () => {
    if (!timer) return;
    wipe();
    clearInterval(timer);
    timer = undefined;
  };
  return {
    still,
    line: (text = '') => {
      wipe();
      // Names and messages come from whoever typed them into the app.
      out.write(`${unpainted(text, showable)}\n`);
    },
    live: (text) => {
      still();
      if (!process.stderr.isTTY) return;
      const draw = () => {
        const width = process.stderr.columns || 80;
        process.stderr.write(`\r\u001b[2K${paint.dim(text().slice(0, width - 1))}`);
      };
      draw();
      timer = setInterval(draw, 200);
      timer.unref();
    },
    document: (value) => {
      if (json) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
  };
}
