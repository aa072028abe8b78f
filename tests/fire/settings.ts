function number(name: string, otherwise: number): number {
  const text = process.env[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Error(`${name} is not a number: ${text}`);
  return value;
}

/** How long and with which random numbers, unless the environment says otherwise. */
export const fireSeconds = (otherwise: number) => number('KP_FIRE_SECONDS', otherwise);
export const fireSeed = (otherwise: number) => number('KP_FIRE_SEED', otherwise);
export const fireRuns = (otherwise: number) => number('KP_FIRE_RUNS', otherwise);
