-- Products: named like the text

select * from reporting.list_products(wanted := :'productword', sort := 'name', descending := false, max_results := 50, skip := 0) limit 1000;
