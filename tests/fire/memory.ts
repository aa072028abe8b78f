import { readFileSync } from 'node:fs';

/** What processes have for themselves, in megabytes, as Linux counts it; those that have ended count nothing. */
export function privateMegabytes(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + megabytesOf(pid), 0);
}

function megabytesOf(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const parts = [...text.matchAll(/^Private_\w+:\s+(\d+) kB/gm)];
    return parts.reduce((sum, part) => sum + Number(part[1]), 0) / 1024;
  } catch {
    return 0;
  }
}

/** A process and those it started, and so on. */
export function familyOf(pid: number): number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return [
      pid,
      ...(children ? children.split(' ').flatMap((each) => familyOf(Number(each))) : []),
    ];
  } catch {
    return [];
  }
}
