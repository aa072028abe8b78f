-- System: the phases
-- kp:request GET migration_control?select=migration_id,phase_number,pack,status,started_at,completed_at,duration_ms,executed_by,checksum,error&limit&order=migration_id.desc
-- kp:admin

select migration_id, phase_number, pack, status, started_at, completed_at, duration_ms, executed_by,
       checksum, error
  from public.migration_control
 order by migration_id desc
 limit 200;
