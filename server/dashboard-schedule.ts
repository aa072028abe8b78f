import type postgres from 'postgres';

const everyMs = 15 * 60_000;

/** Keeps the dashboard fresh, as pg_cron does on Supabase. Returns the way to end it. */
export function scheduleDashboard(sql: postgres.Sql, onFailure: (reason: string) => void) {
  const timer = setInterval(() => void refresh(sql, onFailure), everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

async function refresh(sql: postgres.Sql, onFailure: (reason: string) => void) {
  try {
    const [row] = await sql`select succeeded, error from public.refresh_dashboard_view()`;
    if (!row?.succeeded) onFailure(String(row?.error));
  } catch (error) {
    onFailure(error instanceof Error ? error.message : String(error));
  }
}
