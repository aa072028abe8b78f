-- Pages of archived records: whether the caller may bring it back
-- kp:request POST rpc/list_archived()?id=eq&kind=eq

select * from public.list_archived() where kind = 'opportunity' and id = :'opportunity' limit 1000;
