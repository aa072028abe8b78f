-- Pages of archived records: whether the caller may bring it back
-- kp:request POST rpc/list_archived(only_kind)?id=eq

select * from public.list_archived(only_kind := 'opportunity') where id = :'opportunity' limit 1000;
