-- Pickers: records of one kind named like the text
-- kp:request POST rpc/search_records(query,max_results,only_kind)

select * from public.search_records(query := :'word', max_results := 20, only_kind := 'organization') limit 1000;
