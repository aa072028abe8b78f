interface Case {
  name: string;
  /** What went wrong; the first line is its summary. */
  failure?: string | undefined;
  /** Why it was not made. */
  skipped?: string | undefined;
}

interface Suite {
  name: string;
  /** One word, as test reports group by it. */
  classname: string;
  seconds: number;
  cases: Case[];
}

export function toJunit(name: string, suites: readonly Suite[]): string {
  const cases = suites.flatMap((suite) => suite.cases);
  const counts = `tests="${cases.length}" failures="${failures(cases)}"`;
  const body = suites.map(drawSuite).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${escapeXml(name)}" ${counts}>\n${body}\n</testsuites>\n`;
}

function drawSuite({ name, classname, seconds, cases }: Suite): string {
  const skipped = cases.filter((one) => one.skipped !== undefined).length;
  const counts = `tests="${cases.length}" failures="${failures(cases)}" errors="0" skipped="${skipped}"`;
  const body = cases.map((one) => drawCase(classname, one)).join('\n');
  return `  <testsuite name="${escapeXml(name)}" ${counts} time="${seconds}">\n${body}\n  </testsuite>`;
}

function drawCase(classname: string, { name, failure, skipped }: Case): string {
  const open = `    <testcase classname="${escapeXml(classname)}" name="${escapeXml(name)}"`;
  if (skipped !== undefined) {
    return `${open}>\n      <skipped message="${escapeXml(skipped)}"/>\n    </testcase>`;
  }
  if (failure === undefined) return `${open}/>`;
  const [summary = failure] = failure.split('\n');
  return `${open}>\n      <failure message="${escapeXml(summary)}">${escapeXml(failure)}</failure>\n    </testcase>`;
}

function failures(cases: readonly Case[]): number {
  return cases.filter(({ failure }) => failure !== undefined).length;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

function escapeXml(text: string): string {
  // XML 1.0 has no place for other control characters, not even escaped.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
  const printable = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
  return printable.replace(/[&<>"\n]/g, (character) => entities[character] ?? character);
}
