-- One for each organization, who is its primary contact; the rest where business is.

insert into public.contacts (contact_id, organization_id, first_name, last_name, email, phone, mobile_phone, title, role, is_primary,
                             created_at, updated_at, deleted_at)
select pg_temp.load_id('contact', c.n), pg_temp.load_id('organization', c.organization), c.first_name, c.last_name,
  case when pg_temp.chance(c.n, 25) < 0.85 then
    coalesce(nullif(regexp_replace(private.fold(c.last_name), '[^a-z]', '', 'g'), ''), 'contact') || '.' || c.n || '@customer.example' end,
  case when pg_temp.chance(c.n, 26) < 0.7 then format('(%s) 555-%s', 201 + c.n * 11 % 780, lpad((c.n % 10000)::text, 4, '0')) end,
  case when pg_temp.chance(c.n, 27) < 0.4 then format('(%s) 555-%s', 201 + c.n * 13 % 780, lpad((c.n * 3 % 10000)::text, 4, '0')) end,
  (array['Executive Chef', 'Sous Chef', 'Purchasing Manager', 'General Manager', 'Owner', 'Food Service Director', 'Kitchen Manager',
         'Director of Nutrition', 'Bar Manager', 'Director of Procurement and Culinary Innovation'])[1 + floor(pg_temp.chance(c.n, 28) * 10)::int],
  (array['decision_maker', 'influencer', 'buyer', 'gatekeeper', 'champion', 'end_user'])[1 + floor(pg_temp.chance(c.n, 29) * 6)::int],
  c.is_primary, c.created_at, c.created_at,
  case when not c.is_primary and pg_temp.chance(c.n, 30) < 0.03 then :day::timestamp at time zone 'UTC' - interval '30 days' end
from (
  select n, n <= :organizations as is_primary,
    case when n <= :organizations then n
      else 1 + floor(:organizations * pg_temp.chance(n, 20) ^ 1.5)::int end as organization,
    (array['Ada', 'Ben', 'Carla', 'Dmitri', 'Elena', 'Farid', 'Grace', 'Hugo', 'Inés', 'Jonas', 'Kira', 'Liam', 'Mona', 'Nils', 'Olga',
           'Priya', 'Quentin', 'Rosa', 'Sean', 'Tomás', 'Uma', 'Víctor', 'Wanda', 'Ximena', 'Yusuf', 'Zoë', 'Chloé', 'Jürgen', 'Siobhán', 'Łucja',
           'محمد', 'فاطمة', 'דוד', 'שרה', '美咲', 'Anne-Marie', 'Mary Elizabeth', 'J.', 'Bartholomew', 'Thu'])[1 + floor(pg_temp.chance(n, 21) * 40)::int] as first_name,
    (array['Smith', 'García', 'Nguyễn', 'Kowalski', 'Okafor', 'Rossi', 'Silva', 'Tanaka', 'Weber', 'Young', 'Zhang', 'Johnson', 'Williams', 'Brown', 'Jones',
           'Miller', 'Davis', 'Martinez', 'Hernández', 'López', 'O''Brien', 'O''Neill', 'D''Amico', 'McAllister', 'van der Berg', 'de la Cruz', 'Åkesson', 'Sørensen', 'Müller', 'Łukasik',
           'الأحمد', 'כהן', 'Petrov', 'Kim', 'Patel', 'Singh', 'Haddad', 'Abernathy', 'Baptiste', 'Castellanos',
           'Whitfield-Montgomery', 'Featherstonehaugh', 'Lindqvist', 'Nakamura', 'Vander Molen', 'Ostby', 'Raman', 'Voss', 'Alarcón', 'Rivera'])
      [1 + floor(pg_temp.chance(n, 22) * 50)::int]
      || case when pg_temp.chance(n, 23) < 0.1 then '-' || (array['Clark', 'Hill', 'Núñez', 'Stone', 'Lee'])[1 + n % 5] else '' end as last_name,
    pg_temp.working(:day::timestamp - interval '10 days' - pg_temp.chance(n, 24) * interval '1400 days') as created_at
  from generate_series(:first, :last) n
) c;
