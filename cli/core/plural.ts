export function count(value: number): string {
  return value.toLocaleString('en-US');
}

export function plural(number: number, one: string, many = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/** "phase 3", "phases 3, 2, 1" */
export function phaseList(phases: readonly number[]): string {
  return `${phases.length === 1 ? 'phase' : 'phases'} ${phases.join(', ')}`;
}
