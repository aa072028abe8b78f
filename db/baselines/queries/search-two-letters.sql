-- Palette: the first letters typed

select * from public.search_records(query := left(:'word', 2), max_results := 20) limit 1000;
