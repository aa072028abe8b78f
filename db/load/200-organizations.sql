-- First the principals, then the distributors, both shared; then customers, three in ten of them shared.
-- A name is put together from three lists so that none comes twice.

insert into public.organizations (organization_id, name, state, priority, segment, phone, website, address_line1, city, postal_code,
                                  owner_user_id, created_at, updated_at, deleted_at, deleted_by)
select pg_temp.load_id('organization', o.n),
  case
    when o.is_principal then
      (array['Alpine', 'Blue Harbor', 'Cedar Valley', 'Delmar', 'Évergreen', 'Fjord', 'Golden Fork', 'Hearth', 'Iron Skillet', 'Juniper'])[1 + o.n % 10] || ' ' ||
      (array['Foods', 'Mills', 'Dairy', 'Provisions', 'Seafood', 'Farms'])[1 + o.n / 10 % 6]
    when o.is_distributor then
      (array['Metro', 'Coastal', 'Prairie', 'Summit', 'Union', 'Lakeside', 'Capital', 'Piedmont', 'Cascade', 'Delta', 'Mesa', 'Tri-State', 'Bluegrass', 'Peninsula'])
        [1 + o.n % 14] || ' ' ||
      (array['Distribution', 'Foodservice', 'Wholesale', 'Provisioners', 'Supply', 'Grocers', 'Cash & Carry', 'Produce', 'Logistics', 'Trading'])[1 + o.n / 14 % 10]
    else
      (array['Golden', 'Silver', 'Corner', 'Old Town', 'Riverside', 'Harbor', 'Sunny', 'Grand', 'Little', 'Blue Heron',
             'Red Barn', 'Green Door', 'Royal', 'Rustic', 'Urban', 'Twin Pines', 'Lucky', 'Happy', 'Northern', 'Southern',
             'Copper', 'Lantern', 'Maple', 'Willow', 'Stone', 'Cedar', 'Prairie', 'Lakeview', 'Hilltop', 'Meadow',
             'Garden', 'Orchard', 'Crossroads', 'Liberty', 'Union', 'Pioneer', 'Frontier', 'Homestead', 'Bluebird', 'Cardinal',
             'Heritage', 'Colonial', 'Metro', 'Uptown', 'Downtown', 'Seaside', 'Valley', 'Canyon', 'Sunset', 'Sunrise',
             'Whistling', 'Wandering', 'Blackbird', 'Foxglove', 'Juniper', 'Saffron', 'Pepper', 'Basil', 'Ginger', 'Olive',
             'O''Malley''s', 'Rosalie''s', 'Chef Désirée''s', 'Peña''s', 'Müller''s', 'Søren''s', 'Łukasz''s', 'Nguyễn''s', 'D''Angelo''s', 'Café Élan',
             'Casa Ibáñez', 'Três Irmãos', 'مطعم الشام', 'מסעדת הגליל', '東京', 'Ολυμπία', 'Кухня', 'St. Mary''s', 'Mt. Pleasant', 'Fourth & Main'])[1 + o.m % 80] || ' ' ||
      (array['Bistro', 'Diner', 'Kitchen', 'School District', 'Hotel', 'Tavern', 'Café', 'Grill', 'Bakery', 'Hospital',
             'Cantina', 'Trattoria', 'Brasserie', 'Catering', 'Table', 'Steakhouse', 'Pizzeria', 'Delicatessen', 'Country Club', 'Senior Living'])[1 + o.m / 80 % 20] ||
      case when pg_temp.chance(o.n, 10) < 0.002
        then ' and Banquet Center of the Greater Metropolitan Area, Catering, Conferences and Private Events for Every Occasion since Nineteen Hundred and Six'
        else '' end || ', ' || o.place
  end,
  (array['CA', 'TX', 'NY', 'FL', 'IL', 'PA', 'OH', 'GA', 'NC', 'MI', 'NJ', 'VA', 'WA', 'AZ', 'TN', 'MA', 'IN', 'MO', 'MD', 'WI', 'CO', 'MN', 'SC', 'AL', 'LA'])
    [1 + floor(pg_temp.chance(o.n, 11) ^ 1.6 * 25)::int],
  (array['A', 'B', 'B', 'C', 'C', 'C', 'C', 'D'])[1 + floor(pg_temp.chance(o.n, 12) * 8)::int],
  case when o.is_principal then 'Manufacturer' when o.is_distributor then 'Distributor'
    else (array['Restaurant', 'Restaurant', 'Restaurant', 'School', 'Hotel', 'Healthcare', 'Catering', 'Bakery'])[1 + floor(pg_temp.chance(o.n, 13) * 8)::int] end,
  case when pg_temp.chance(o.n, 14) < 0.8 then format('(%s) 555-%s', 201 + o.n * 7 % 780, lpad((o.n % 10000)::text, 4, '0')) end,
  case when pg_temp.chance(o.n, 15) < 0.4 then format('https://www.customer-%s.example', o.n) end,
  case when pg_temp.chance(o.n, 16) < 0.7 then format('%s %s', 1 + o.n % 9800, (array['Main Street', 'Oak Avenue', 'Lake Shore Drive', 'County Road 12', 'Martin Luther King Jr. Boulevard'])[1 + o.n % 5]) end,
  o.place,
  lpad((10000 + o.n * 37 % 89999)::text, 5, '0'),
  o.owner_user_id,
  o.created_at, o.created_at,
  case when o.is_archived then least(o.created_at + interval '400 days', :day::timestamp at time zone 'UTC') end,
  case when o.is_archived then o.owner_user_id end
from (
  select numbered.*, owner.user_id as owner_user_id,
    not is_house and pg_temp.chance(numbered.n, 3) < 0.01 as is_archived,
    (array['Ann Arbor', 'Kalamazoo', 'Grand Rapids', 'Lansing', 'Flint', 'Toledo', 'Dayton', 'Akron', 'Fort Wayne', 'South Bend',
           'Madison', 'Green Bay', 'Eau Claire', 'Duluth', 'Rochester', 'Des Moines', 'Iowa City', 'Peoria', 'Rockford', 'Springfield',
           'Columbia', 'Wichita', 'Tulsa', 'Norman', 'Austin', 'Waco', 'El Paso', 'Laredo', 'Lubbock', 'Amarillo',
           'Santa Fe', 'Las Cruces', 'Tucson', 'Flagstaff', 'Reno', 'Boise', 'Spokane', 'Tacoma', 'Salem', 'Eugene',
           'Fresno', 'Bakersfield', 'Stockton', 'San José', 'Oxnard', 'Mobile', 'Biloxi', 'Baton Rouge', 'Lafayette', 'Coeur d''Alene',
           'Macon', 'Savannah', 'Augusta', 'Athens', 'Asheville', 'Durham', 'Greensboro', 'Roanoke', 'Richmond', 'Norfolk',
           'Trenton', 'Camden', 'Scranton', 'Erie', 'Utica', 'Albany', 'Buffalo', 'Burlington', 'Concord', 'Portland',
           'Worcester', 'Providence', 'Hartford', 'New Haven', 'Annapolis', 'Dover', 'Charleston', 'Huntington', 'Louisville', 'Knoxville'])[1 + m / 1600] as place,
    pg_temp.working(:day::timestamp - interval '20 days' - pg_temp.chance(numbered.n, 4) * interval '1480 days') as created_at
  from (
    select n, n <= :principals as is_principal, n > :principals and n <= :principals + :distributors as is_distributor,
           n <= :principals + :distributors as is_house, ((n::bigint * 48271 + :seed * 7919) % 128000)::int as m
    from generate_series(:first, :last) n
  ) numbered
  left join pg_temp.load_person owner on owner.role = 'rep' and not is_house and pg_temp.chance(numbered.n, 1) >= 0.3
    and owner.n = 1 + floor(:reps * pg_temp.chance(numbered.n, 2) ^ 1.2)
) o;
