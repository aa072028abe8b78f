import type { Attempt } from './migration-control.ts';

/** The runbook's migration log as RFC 4180 asks for it: quotes where needed, CRLF, a header. */
export function toCsv(history: readonly Attempt[]): string {
  const rows = history.map((attempt) => [
    String(attempt.phase),
    attempt.startedAt.toISOString(),
    attempt.completedAt?.toISOString() ?? '',
    attempt.durationMs === null ? '' : (Number(attempt.durationMs) / 1000).toFixed(3),
    issues(attempt),
  ]);
  const lines = [['phase', 'start', 'end', 'duration', 'issues'], ...rows];
  return lines.map((fields) => `${fields.map(field).join(',')}\r\n`).join('');
}

function issues({ status, error, rollbackPoint }: Attempt): string {
  if (status === 'failed') return `failed: ${error ?? 'no reason recorded'}`;
  if (status === 'running') return 'running, or interrupted';
  if (status === 'rolled_back')
    return rollbackPoint ? `rolled back, rows kept in ${rollbackPoint}` : 'rolled back';
  return '';
}

function field(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
