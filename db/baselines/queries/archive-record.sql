-- Pages and archive: archive one record
-- kp:request POST rpc/archive_record(id,kind)

select public.archive_record(kind := 'opportunity', id := :'opportunity');
