-- Products: a page of the list
-- kp:request POST reporting/rpc/list_products(wanted?,principal?,sort,descending,max_results,skip)

select * from reporting.list_products(sort := 'name', descending := false, max_results := 50, skip := 0) limit 1000;
