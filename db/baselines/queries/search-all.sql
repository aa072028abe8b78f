-- Palette: anything named like the text
-- kp:request POST rpc/search_records(query,max_results)

select * from public.search_records(query := :'word', max_results := 20) limit 1000;
