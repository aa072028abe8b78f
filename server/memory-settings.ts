import { totalmem } from 'node:os';

const megabyte = 1024 ** 2;

/**
 * As Supabase sets up its own machines, by their memory and for disks without heads. PostgreSQL takes
 * shared_buffers only as it fills: a small database stays small.
 */
export function memorySettings(): Record<string, string> {
  const megabytes = Math.floor(totalmem() / megabyte);
  return {
    shared_buffers: `${Math.min(Math.max(Math.floor(megabytes / 4), 128), 1024)}MB`,
    effective_cache_size: `${Math.max(Math.floor(megabytes / 2), 512)}MB`,
    maintenance_work_mem: '128MB',
    max_wal_size: '4GB',
    random_page_cost: '1.1',
  };
}
