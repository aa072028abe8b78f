-- Archive and undo: restore one record
-- kp:request POST rpc/restore_record(id,kind)

select public.archive_record(kind := 'opportunity', id := :'opportunity');

select public.restore_record(kind := 'opportunity', id := :'opportunity');
