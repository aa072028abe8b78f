-- Each principal's products, and the two or three distributors that carry each, the first of them its primary.

insert into public.products (product_id, principal_org_id, name, sku, category, pack_size, list_price, created_at, updated_at, deleted_at)
select pg_temp.load_id('product', n), pg_temp.load_id('organization', 1 + (n - 1) % :principals),
  (array['Sourdough', 'Cheddar', 'Salmon', 'Sweet Potato', 'Tomato', 'Olive', 'Chicken', 'Waffle', 'Mango', 'Pretzel', 'Jalapeño', 'Crème Brûlée', 'Brioche', 'Chef''s', 'Açaí',
         'Black Bean', 'Cod', 'Maple', 'Buttermilk', 'Gruyère'])[1 + floor(pg_temp.chance(n, 40) * 20)::int] || ' ' ||
  (array['Bites', 'Loaf', 'Fillet', 'Sauce', 'Strips', 'Mix', 'Roll', 'Fries', 'Wedges', 'Patties', 'Tenders', 'Crumble', 'Purée', 'Spread', 'Skewers'])
    [1 + floor(pg_temp.chance(n, 41) * 15)::int] || ' ' ||
  (array['Original', 'Family Style', 'Gluten-free', 'Thick Cut', 'Petite', 'Smoked', 'Spicy', 'Organic', 'Value Pack', 'Reserve'])[1 + floor(pg_temp.chance(n, 39) * 10)::int],
  case when pg_temp.chance(n, 42) < 0.9 then format('%s-%s', 100 + (n - 1) % :principals, lpad(n::text, 5, '0')) end,
  (array['Frozen', 'Dairy', 'Dry goods', 'Seafood', 'Bakery', 'Produce'])[1 + floor(pg_temp.chance(n, 43) * 6)::int],
  (array['6 × 2 lb', '12 × 1 lb', '4 × 5 lb', '1 × 20 lb', '48 ct'])[1 + n % 5],
  round((8 + 90 * pg_temp.chance(n, 44) ^ 2)::numeric, 2),
  born.at, born.at,
  case when pg_temp.chance(n, 46) < 0.01 then :day::timestamp at time zone 'UTC' - interval '15 days' end
from generate_series(1, :products) n
cross join lateral (select pg_temp.working(:day::timestamp - interval '30 days' - pg_temp.chance(n, 45) * interval '1450 days') as at) born;

insert into public.product_distributors (product_id, distributor_org_id, is_primary, distributor_item_number, created_at, updated_at)
select pg_temp.load_id('product', n), pg_temp.load_id('organization', :principals + 1 + (n * 7 + k) % :distributors), k = 0,
  case when pg_temp.chance(n * 10 + k, 47) < 0.6 then (100000 + n * 10 + k)::text end,
  :day::timestamp at time zone 'UTC' - interval '20 days', :day::timestamp at time zone 'UTC' - interval '20 days'
from generate_series(1, :products) n
cross join generate_series(0, 2) k
where k < 2 or pg_temp.chance(n, 48) < 0.3;
