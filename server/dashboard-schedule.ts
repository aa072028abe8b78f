import type postgres from 'postgres';

const everyMs = 15 * 60_000;

/**
 * Keeps the dashboard fresh, as pg_cron does on Supabase: now, since it may be of the last time that the
 * stack was up, and then every quarter of an hour. Returns the way to end it.
 */
export function scheduleDashboard(sql: postgres.Sql, onFailure: (reason: string) => void) {
  let ended = false;
  const run = () => void refresh(sql, (reason) => !ended && onFailure(reason));
  run();
  const timer = setInterval(run, everyMs);
  timer.unref();
  return () => {
    ended = true;
    clearInterval(timer);
  };
}

async function refresh(sql: postgres.Sql, onFailure: (reason: string) => void) {
  try {
    const [row] = await sql`select succeeded, error from public.refresh_dashboard_view()`;
    if (!row?.succeeded) onFailure(String(row?.error));
  } catch (error) {
    onFailure(error instanceof Error ? error.message : String(error));
  }
}
