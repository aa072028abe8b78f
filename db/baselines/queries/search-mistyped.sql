-- Palette: a name with a letter wrong

select * from public.search_records(query := overlay(:'word' placing 'x' from 3 for 1), max_results := 20) limit 1000;
