import type { VerifiedPhase } from './verify.ts';

export function toJunit(phases: readonly VerifiedPhase[]): string {
  const suites = phases.map(({ phase, pack, seconds, checks }) => {
    const failures = checks.filter(({ status }) => status === 'failed').length;
    const cases = checks.map(({ name, message }) => {
      const open = `    <testcase classname="phase-${phase}" name="${escapeXml(name)}"`;
      if (message === undefined) return `${open}/>`;
      const [summary = message] = message.split('\n');
      return `${open}>\n      <failure message="${escapeXml(summary)}">${escapeXml(message)}</failure>\n    </testcase>`;
    });
    const name = `phase ${phase}: ${pack}`;
    return `  <testsuite name="${escapeXml(name)}" tests="${checks.length}" failures="${failures}" errors="0" skipped="0" time="${seconds}">\n${cases.join('\n')}\n  </testsuite>`;
  });
  const checks = phases.flatMap((phase) => phase.checks);
  const failures = checks.filter(({ status }) => status === 'failed').length;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="kp verify" tests="${checks.length}" failures="${failures}">\n${suites.join('\n')}\n</testsuites>\n`;
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
