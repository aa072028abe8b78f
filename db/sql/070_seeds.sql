-- Phase 8: seeds.
--
-- Part 1 is the vocabulary every installation needs. What an administrator changed since stays.
-- Part 2 is a demo brokerage, loaded only where the session says so: set kp.demo = 'on'. It needs the
-- four demo accounts, dates everything back from now(), and chooses by row number instead of
-- random(), so that every load tells the same stories. Once there, it belongs to its users: a
-- further run leaves all of it alone.

begin;

insert into public.migration_control (phase_number, status, started_at, pack)
select 8, 'running', clock_timestamp(), '070_seeds.sql'
where not exists (select from public.migration_control where phase_number = 8 and status = 'running');

-- Part 1: vocabulary ----------------------------------------------------------------------------

insert into public.stage_lu (code, label, sort_order, requires_product, is_closed, is_won, probability, stale_after_days) values
  ('new_lead',             'New lead',             10, false, false, false, 10,  7),
  ('initial_outreach',     'Initial outreach',     20, false, false, false, 20,  14),
  ('sample_visit_offered', 'Sample/visit offered', 30, true,  false, false, 35,  14),
  ('awaiting_response',    'Awaiting response',    40, false, false, false, 45,  14),
  ('feedback_logged',      'Feedback logged',      50, false, false, false, 55,  21),
  ('demo_scheduled',       'Demo scheduled',       60, true,  false, false, 70,  14),
  ('closed_won',           'Closed won',           70, true,  true,  true,  100, null),
  ('closed_lost',          'Closed lost',          80, false, true,  false, 0,   null)
on conflict do nothing;

insert into public.status_lu (code, label, sort_order) values
  ('active', 'Active', 10), ('qualified', 'Qualified', 20), ('nurturing', 'Nurturing', 30),
  ('on_hold', 'On hold', 40), ('stalled', 'Stalled', 50), ('closed', 'Closed', 60)
on conflict do nothing;

insert into public.interaction_type_lu (code, label, sort_order) values
  ('call', 'Call', 10), ('email', 'Email', 20), ('meeting', 'Meeting', 30), ('site_visit', 'Site visit', 40),
  ('demo', 'Demo', 50), ('sample', 'Sample', 60), ('food_show', 'Food show', 70), ('proposal', 'Proposal', 80),
  ('follow_up', 'Follow-up', 90), ('note', 'Note', 100)
on conflict do nothing;

insert into public.source_lu (code, label, sort_order) values
  ('referral', 'Referral', 10), ('food_show', 'Food show', 20), ('cold_call', 'Cold call', 30), ('website', 'Website', 40),
  ('distributor', 'Distributor', 50), ('principal_lead', 'Principal lead', 60),
  ('existing_customer', 'Existing customer', 70), ('other', 'Other', 80)
on conflict do nothing;

insert into public.loss_reason_lu (code, label, sort_order) values
  ('price_too_high', 'Price too high', 10), ('no_authorization', 'No authorization', 20),
  ('competitor_relationship', 'Competitor relationship', 30), ('product_fit', 'Product fit', 40),
  ('timing', 'Timing', 50), ('no_response', 'No response', 60), ('other', 'Other', 70)
on conflict do nothing;

-- States and the District of Columbia by name, then the territories.
insert into public.state_lu (code, label, sort_order)
select code, label, 10 * row_number() over (order by code in ('AS', 'GU', 'MP', 'PR', 'VI'), label collate "C")
from (values
  ('AL', 'Alabama'), ('AK', 'Alaska'), ('AZ', 'Arizona'), ('AR', 'Arkansas'), ('CA', 'California'), ('CO', 'Colorado'),
  ('CT', 'Connecticut'), ('DE', 'Delaware'), ('DC', 'District of Columbia'), ('FL', 'Florida'), ('GA', 'Georgia'),
  ('HI', 'Hawaii'), ('ID', 'Idaho'), ('IL', 'Illinois'), ('IN', 'Indiana'), ('IA', 'Iowa'), ('KS', 'Kansas'),
  ('KY', 'Kentucky'), ('LA', 'Louisiana'), ('ME', 'Maine'), ('MD', 'Maryland'), ('MA', 'Massachusetts'),
  ('MI', 'Michigan'), ('MN', 'Minnesota'), ('MS', 'Mississippi'), ('MO', 'Missouri'), ('MT', 'Montana'),
  ('NE', 'Nebraska'), ('NV', 'Nevada'), ('NH', 'New Hampshire'), ('NJ', 'New Jersey'), ('NM', 'New Mexico'),
  ('NY', 'New York'), ('NC', 'North Carolina'), ('ND', 'North Dakota'), ('OH', 'Ohio'), ('OK', 'Oklahoma'),
  ('OR', 'Oregon'), ('PA', 'Pennsylvania'), ('RI', 'Rhode Island'), ('SC', 'South Carolina'), ('SD', 'South Dakota'),
  ('TN', 'Tennessee'), ('TX', 'Texas'), ('UT', 'Utah'), ('VT', 'Vermont'), ('VA', 'Virginia'), ('WA', 'Washington'),
  ('WV', 'West Virginia'), ('WI', 'Wisconsin'), ('WY', 'Wyoming'), ('AS', 'American Samoa'), ('GU', 'Guam'),
  ('MP', 'Northern Mariana Islands'), ('PR', 'Puerto Rico'), ('VI', 'U.S. Virgin Islands')
) states (code, label)
on conflict do nothing;

-- Part 2: the demo brokerage --------------------------------------------------------------------

do $demo$
declare
  zone constant text := 'America/Detroit';
  office_time constant timestamp := now() at time zone zone;
  -- The newest working day that has anything to tell: before ten in the morning, the one before.
  counted_day constant date := (office_time - interval '10 hours')::date;
  latest_day constant date := counted_day - greatest(extract(isodow from counted_day)::int - 5, 0);
  missing text;
begin
  if current_setting('kp.demo', true) is distinct from 'on' then
    return;
  end if;
  -- Loaded before (this is the first principal): whatever has become of the demo since is its users' work.
  if exists (select from public.organizations where organization_id = 'ca6473cf-f555-5bad-8f02-a324e291b62b') then
    return;
  end if;

  create temporary table demo_people on commit drop as
  select people.*, u.id as user_id
  from (values
    ('admin', 'admin@kitchenpantry.test', 'Robin Castellanos', 'admin'),
    ('maya',  'maya@kitchenpantry.test',  'Maya Okafor',       'manager'),
    ('alex',  'alex@kitchenpantry.test',  'Alex Rivera',       'rep'),
    ('blair', 'blair@kitchenpantry.test', 'Blair Nakamura',    'rep')
  ) people (key, email, full_name, role)
  left join auth.users u on u.email = people.email;

  select string_agg(email, ', ') into missing from demo_people where user_id is null;
  if missing is not null then
    raise exception using errcode = 'KP801',
      message = format('The demo data needs accounts that do not exist: %s.', missing),
      hint = 'Add these people and go on with kp migrate --resume --demo, or go on without the demo: kp migrate --resume.';
  end if;

  insert into public.user_profiles (user_id, full_name, role, manager_user_id)
  select p.user_id, p.full_name, p.role, case when p.role = 'rep' then maya.user_id end
  from demo_people p, demo_people maya
  where maya.key = 'maya'
  on conflict (user_id) do update set
    full_name = coalesce(nullif(user_profiles.full_name, ''), excluded.full_name),
    role = excluded.role, manager_user_id = excluded.manager_user_id;

  -- Well-formed version 5 UUIDs, the same for the same key in every load.
  create function pg_temp.demo_id(kind text, key text) returns uuid language sql immutable as $$
    select overlay(overlay(md5('kp-demo:' || kind || ':' || key) placing '5' from 13) placing '8' from 17)::uuid
  $$;
  create function pg_temp.demo_slug(name text) returns text language sql immutable as $$
    select btrim(regexp_replace(translate(lower(name), 'áéëíóöüñ''.', 'aeeiooun'), '[^a-z0-9]+', '-', 'g'), '-')
  $$;
  create function pg_temp.demo_fill(template text, facts jsonb) returns text language plpgsql immutable as $$
  declare
    fact record;
  begin
    for fact in select key, value from jsonb_each_text(facts) loop
      template := replace(template, '{' || fact.key || '}', fact.value);
    end loop;
    return template;
  end
  $$;

  -- Organizations and their people. Owner null: shared by all.
  create temporary table demo_orgs on commit drop as
  with house (n, name, short, line, city, segment, priority, people) as (values
    (101, 'Thumb Coast Potato Company', 'Thumb Coast', 'potato line', 'Bad Axe', 'Manufacturer', 'A', 'Karl Voss'),
    (102, 'Lindqvist Baking Company', 'Lindqvist', 'bread program', 'Duluth', 'Manufacturer', 'A', 'Annika Lindqvist'),
    (103, 'Pierhead Seafood', 'Pierhead', 'seafood line', 'Sturgeon Bay', 'Manufacturer', 'B', 'Roland Baptiste'),
    (104, 'Driftless Valley Creamery', 'Driftless', 'dairy line', 'Viroqua', 'Manufacturer', 'B', 'Hannah Ostby'),
    (105, 'Casa Alarcón Foods', 'Casa Alarcón', 'Mexican line', 'Chicago', 'Manufacturer', 'B', 'Teresa Alarcón'),
    (106, 'Northline Plant Kitchen', 'Northline', 'plant-based line', 'Minneapolis', 'Manufacturer', 'C', 'Priya Raman'),
    (201, 'Lakeshore Foodservice Distributors', 'Lakeshore', null, 'Grand Rapids', 'Distributor', 'A', 'Gary Vander Molen'),
    (202, 'Maumee Provisions', 'Maumee', null, 'Toledo', 'Distributor', 'B', 'Colleen Hartnett'),
    (203, 'Prairie State Foodservice', 'Prairie State', null, 'Joliet', 'Distributor', 'A', 'Luis Ibarra'),
    (204, 'Kettle Moraine Provisions', 'Kettle Moraine', null, 'Milwaukee', 'Distributor', 'A', 'Deb Schroeder'),
    (205, 'Wabash Valley Foods', 'Wabash Valley', null, 'Fort Wayne', 'Distributor', 'C', 'Wes Pruitt')
  ), customer (n, name, city, segment, priority, owner, parent, people) as (values
    (1, 'Café Zoë', 'Grand Rapids', 'Café & bakery', 'B', 'alex', null, 'Zoë Marchetti, Tomasz Zielinski'),
    (2, 'O''Malley''s Public House', 'Grand Rapids', 'Independent restaurant', 'A', 'alex', null, 'Declan O''Malley, Bridget Kowalski, Marcus Webb'),
    (3, 'Ledyard Tap & Table', 'Grand Rapids', 'Brewpub', 'B', 'alex', null, 'Nate Huizenga, Priscilla Ames'),
    (4, 'Grand River Hotel Group', 'Grand Rapids', 'Hotel', 'A', null, null, 'Victor Lindgren, Denise Calloway, Omar Haddad'),
    (5, 'Grand River Hotel Downtown', 'Grand Rapids', 'Hotel', 'A', null, 4, 'Renée Dufour, Calvin Brooks, Jo Timmer'),
    (6, 'Tulip Lane Inn', 'Holland', 'Hotel', 'B', null, 4, 'Pieter Van Dyke, Lucy Arens'),
    (7, 'Harborfront Hotel', 'Muskegon', 'Hotel', 'B', null, 4, 'Sharon Pelletier, Andre Mills'),
    (8, 'Kent Valley Public Schools', 'Kentwood', 'K-12 school', 'A', 'alex', null, 'Marjorie Boone, Keisha Franklin, Bill Dykstra'),
    (9, 'Macatawa Area Schools', 'Holland', 'K-12 school', 'B', 'alex', null, 'Ellen Brouwer, Sam Ortega'),
    (10, 'Portage Prairie Schools', 'Portage', 'K-12 school', 'B', null, null, 'Judith Nkemelu, Craig Sowers'),
    (11, 'St. Brigid Health', 'Grand Rapids', 'Healthcare', 'A', null, null, 'Siobhán Keane, Raj Mehta, Tina Postma'),
    (12, 'St. Brigid Hospital Muskegon', 'Muskegon', 'Healthcare', 'B', null, 11, 'Leroy Jessup, Carmen Vidal'),
    (13, 'Dune Grass Grill', 'Saugatuck', 'Independent restaurant', 'C', 'alex', null, 'Whitney Sears'),
    (14, 'The Perch House', 'Grand Haven', 'Independent restaurant', 'A', 'alex', null, 'Dale Rasmussen, Kim Rasmussen, Toby Vance'),
    (15, 'Little Traverse Lodge', 'Petoskey', 'Hotel', 'B', 'alex', null, 'Graham Whitlock, Suzette Moreau'),
    (16, 'Manitou Cherry Café', 'Traverse City', 'Café & bakery', 'C', 'alex', null, 'Ingrid Solberg'),
    (17, 'Old Mission Country Club', 'Traverse City', 'Country club', 'B', 'alex', null, 'Philip Sorrento, Margo Heath'),
    (18, 'Arcadia Creek College Dining', 'Kalamazoo', 'College dining', 'A', 'alex', null, 'Yolanda Price, Hiro Tanabe, Beth Kuiper'),
    (19, 'Taquería La Güera', 'Grand Rapids', 'Independent restaurant', 'C', 'alex', null, 'Araceli Núñez, Beto Salas'),
    (20, 'Bell Street Diner', 'Kalamazoo', 'Independent restaurant', 'C', null, null, 'Frank Demopoulos'),
    (21, 'Harbert Road Smokehouse', 'New Buffalo', 'Independent restaurant', 'D', 'alex', null, 'Clint Yoder'),
    (22, 'Capitol Loop Catering', 'Lansing', 'Catering', 'B', 'alex', null, 'Monique Baird, Terrence Cho'),
    (23, 'Heron Pointe Senior Living', 'Lansing', 'Senior living', 'A', 'maya', null, 'Patricia Langley, Andy Morrow, Nora Pike'),
    (24, 'Heron Pointe at Okemos', 'Okemos', 'Senior living', 'B', 'maya', 23, 'Gloria Stubbs, Henry Aldous'),
    (25, 'Heron Pointe at Perrysburg', 'Perrysburg', 'Senior living', 'B', 'maya', 23, 'Rosalind Frye, Darnell Price'),
    (26, 'Copper Loon Casino Resort', 'Escanaba', 'Casino', 'A', 'maya', null, 'Jerome LaFave, Stacy Beaudoin, Mitch Carlson'),
    (27, 'Harborview Stadium', 'Toledo', 'Stadium & arena', 'A', 'maya', null, 'Rick Szymanski, Tamara Bell, Lou Pacheco'),
    (28, 'Calumet Convention Center', 'Hammond', 'Stadium & arena', 'B', 'maya', null, 'Vanessa Ruiz, Don Hlavaty'),
    (29, 'St. Joe Valley Schools', 'South Bend', 'K-12 school', 'B', null, null, 'Karen Mishler, Anthony Greer'),
    (30, 'The Plow Works', 'South Bend', 'Brewpub', 'C', null, null, 'Josh Nemeth, Abby Lentz'),
    (31, 'Elkhart Crossing Hotel', 'Elkhart', 'Hotel', 'C', null, null, 'Diane Hostetler'),
    (32, 'Summit City Diner', 'Fort Wayne', 'Independent restaurant', 'C', 'blair', null, 'Nikos Pappas'),
    (33, 'Headwaters Regional Hospital', 'Fort Wayne', 'Healthcare', 'A', 'blair', null, 'Lorraine Fisk, Samir Patel, Joy Underwood'),
    (34, 'Maple Crest Senior Community', 'Fort Wayne', 'Senior living', 'C', null, null, 'Wanda Kessler'),
    (35, 'Bay Point Chop House', 'Toledo', 'Casual dining', 'B', 'blair', null, 'Anton Verhoef, Lisa Kurek'),
    (36, 'Glassworks Brewing', 'Toledo', 'Brewpub', 'B', 'blair', null, 'Mo Saleh, Hillary Stone'),
    (37, 'Swan Creek Local Schools', 'Toledo', 'K-12 school', 'B', 'blair', null, 'Teri Wagoner, Doug Blanchard'),
    (38, 'Lake Erie Lodge & Marina', 'Sandusky', 'Hotel', 'B', null, null, 'Carlos Benítez, Jill Farrow'),
    (39, 'Zaytouna Kitchen', 'Toledo', 'Independent restaurant', 'C', null, null, 'Layla Khoury'),
    (40, 'Huron Heights University Dining', 'Ann Arbor', 'College dining', 'A', 'blair', null, 'Simone Archer, Wen Li, Gordon Tate'),
    (41, 'Kerrytown Supper Club', 'Ann Arbor', 'Casual dining', 'B', 'blair', null, 'Jasper Quinn, Olivia Sandoval'),
    (42, 'Trattoria Bellavía', 'Ferndale', 'Independent restaurant', 'B', 'blair', null, 'Paolo D''Angelo, Francesca Ricci'),
    (43, 'Woodward Coney Kitchen', 'Ferndale', 'Independent restaurant', 'D', null, null, 'Gus Stavros'),
    (44, 'Motor Row Catering', 'Detroit', 'Catering', 'B', null, null, 'Tiffany Hollis, Reggie Shaw'),
    (45, 'Lincoln Avenue Tap', 'Chicago', 'Brewpub', 'B', 'blair', null, 'Erin Doyle, Pete Wachowski'),
    (46, 'Cocina Nopal Azul', 'Chicago', 'Independent restaurant', 'C', 'blair', null, 'José Carranza'),
    (47, 'The Calloway Hotel', 'Chicago', 'Hotel', 'A', null, null, 'Adrian Fontaine, Mei Castillo, Stuart Grigsby'),
    (48, 'Fox Prairie School District', 'Aurora', 'K-12 school', 'B', null, null, 'Nancy Trujillo, Greg Pohl'),
    (49, 'St. Casimir Medical Center', 'Joliet', 'Healthcare', 'B', null, null, 'Irena Matulis, Brandon Coe'),
    (50, 'Old Plank Pancake House', 'Joliet', 'Independent restaurant', 'C', null, null, 'Stella Karras'),
    (51, 'Rock River College Dining', 'Rockford', 'College dining', 'C', null, null, 'Melvin Ashby'),
    (52, 'Brücke Bierhall', 'Milwaukee', 'Brewpub', 'A', 'blair', null, 'Björn Adler, Katrin Müller, Jake Stanek'),
    (53, 'Third Ward Supper Club', 'Milwaukee', 'Casual dining', 'A', 'blair', null, 'Eleanor Pabich, Ray Nguyen, Curtis Holm'),
    (54, 'North Point Grill', 'Milwaukee', 'Casual dining', 'C', 'blair', null, 'Shane Kubiak'),
    (55, 'Yahara Tech College Dining', 'Madison', 'College dining', 'B', null, null, 'Claire Jorgensen, Malik Reed'),
    (56, 'Knutson''s Friday Fish Fry', 'Green Bay', 'Independent restaurant', 'B', 'blair', null, 'Arne Knutson, Peg Knutson'),
    (57, 'Bay Settlement Schools', 'Green Bay', 'K-12 school', 'C', null, null, 'Rhonda DeGroot'),
    (58, 'Door Bluff Resort', 'Sister Bay', 'Hotel', 'B', 'blair', null, 'Celeste Hagen, Owen Bauer'),
    (59, 'Appleton Grand Hall', 'Appleton', 'Stadium & arena', 'C', null, null, 'Dustin Vogel'),
    (60, 'Prairie Lutheran Homes', 'Madison', 'Senior living', 'C', null, null, 'Ardis Engen')
  )
  select org.*, city.state, city.postal_code, city.area, pg_temp.demo_id('organization', org.name) as id
  from (
    select n, name, city, segment, priority, owner, parent, people, null as short, null as line from customer
    union all
    select n, name, city, segment, priority, null, null, people, short, line from house
  ) org
  join (values
    ('Ann Arbor', 'MI', '48104', 734), ('Appleton', 'WI', '54911', 920), ('Aurora', 'IL', '60505', 630), ('Bad Axe', 'MI', '48413', 989),
    ('Chicago', 'IL', '60618', 773), ('Detroit', 'MI', '48226', 313), ('Duluth', 'MN', '55802', 218), ('Elkhart', 'IN', '46516', 574),
    ('Escanaba', 'MI', '49829', 906), ('Ferndale', 'MI', '48220', 248), ('Fort Wayne', 'IN', '46802', 260), ('Grand Haven', 'MI', '49417', 616),
    ('Grand Rapids', 'MI', '49503', 616), ('Green Bay', 'WI', '54301', 920), ('Hammond', 'IN', '46320', 219), ('Holland', 'MI', '49423', 616),
    ('Joliet', 'IL', '60432', 815), ('Kalamazoo', 'MI', '49007', 269), ('Kentwood', 'MI', '49512', 616), ('Lansing', 'MI', '48933', 517),
    ('Madison', 'WI', '53703', 608), ('Milwaukee', 'WI', '53202', 414), ('Minneapolis', 'MN', '55413', 612), ('Muskegon', 'MI', '49440', 231),
    ('New Buffalo', 'MI', '49117', 269), ('Okemos', 'MI', '48864', 517), ('Perrysburg', 'OH', '43551', 419), ('Petoskey', 'MI', '49770', 231),
    ('Portage', 'MI', '49024', 269), ('Rockford', 'IL', '61104', 815), ('Sandusky', 'OH', '44870', 419), ('Saugatuck', 'MI', '49453', 269),
    ('Sister Bay', 'WI', '54234', 920), ('South Bend', 'IN', '46601', 574), ('Sturgeon Bay', 'WI', '54235', 920), ('Toledo', 'OH', '43604', 419),
    ('Traverse City', 'MI', '49684', 231), ('Viroqua', 'WI', '54665', 608)
  ) city (city, state, postal_code, area) using (city);

  insert into public.organizations (organization_id, name, state, priority, segment, phone, website, address_line1, city,
    postal_code, parent_organization_id, owner_user_id, created_at, updated_at)
  select org.id, org.name, org.state, org.priority, org.segment,
    format('(%s) 555-01%s', org.area, 9 + row_number() over (partition by org.area order by org.n)),
    format('https://%s.example', pg_temp.demo_slug(org.name)),
    format('%s %s', 100 + org.n * 137 % 4800,
      (array['Main Street', 'Lake Avenue', 'Commerce Drive', 'Division Street', 'Washington Street', 'River Road', 'Front Street', 'Pearl Street'])[1 + org.n * 5 % 8]),
    org.city, org.postal_code, parent.id, owner.user_id, added.at, added.at
  from demo_orgs org
  left join demo_orgs parent on parent.n = org.parent
  left join demo_people owner on owner.key = org.owner
  cross join lateral (select now() - make_interval(days => 240 + org.n * 11 % 260) as at) added
  on conflict do nothing;

  -- What each segment asks for, who else decides there, and the titles of its people in order.
  create temporary table demo_segments on commit drop as
  select * from (values
    ('Independent restaurant', 'plate cost and split cases', 'the kitchen', 'Owner|decision_maker;Kitchen manager|influencer;Bar manager|end_user'),
    ('Casual dining', 'plate cost and a photo for the menu', 'the managing partner', 'Executive chef|decision_maker;General manager|buyer;Sous chef|champion'),
    ('Brewpub', 'fryer times and a happy hour cost', 'the taproom manager', 'Kitchen manager|decision_maker;Co-owner|influencer;Lead line cook|end_user'),
    ('Café & bakery', 'bake-off times and shelf life', 'the morning crew', 'Owner|decision_maker;Head baker|influencer'),
    ('K-12 school', 'the CN label and the allergen sheet', 'the menu committee', 'Food service director|decision_maker;Menu planner, RD|influencer;Central kitchen manager|end_user'),
    ('College dining', 'nutrition data for the menu boards', 'the campus menu team', 'Director of dining|decision_maker;Executive chef|champion;Purchasing coordinator|gatekeeper'),
    ('Hotel', 'banquet pricing and yield per hundred', 'corporate purchasing', 'Executive chef|decision_maker;Banquet chef|champion;Purchasing manager|buyer'),
    ('Healthcare', 'sodium per serving and the allergen matrix', 'the dietitians', 'Food and nutrition manager|decision_maker;Clinical dietitian|influencer;Retail café lead|champion'),
    ('Senior living', 'sodium numbers and soft-diet notes', 'the regional office', 'Dining services director|decision_maker;Regional chef|influencer;Purchasing assistant|gatekeeper'),
    ('Casino', 'pricing by outlet and storage specs', 'the purchasing office', 'Director of food and beverage|decision_maker;Executive sous chef|champion;Buyer|buyer'),
    ('Stadium & arena', 'case yield and a per-event forecast', 'the concessions partner', 'Director of concessions|decision_maker;Club level chef|influencer;Warehouse manager|gatekeeper'),
    ('Catering', 'hold times and cost per head', 'the event leads', 'Owner|decision_maker;Production chef|influencer'),
    ('Country club', 'plate cost and hold times', 'the house committee', 'Executive chef|decision_maker;Clubhouse manager|buyer'),
    ('Manufacturer', null, null, 'Regional sales manager|champion'),
    ('Distributor', null, null, 'Category manager|buyer')
  ) segment (segment, asks, decides, titles);

  create temporary table demo_contacts on commit drop as
  select org.n as org, person.rank, org.id as organization_id, pg_temp.demo_id('contact', person.name) as id,
    split_part(person.name, ' ', 1) as first_name, substr(person.name, strpos(person.name, ' ') + 1) as last_name,
    split_part(split_part(s.titles, ';', person.rank::int), '|', 1) as title,
    split_part(split_part(s.titles, ';', person.rank::int), '|', 2) as role,
    39 + row_number() over (partition by org.area order by org.n, person.rank) as line, org.area,
    count(*) over (partition by org.n) as colleagues
  from demo_orgs org
  join demo_segments s using (segment)
  cross join lateral unnest(string_to_array(org.people, ', ')) with ordinality person (name, rank);

  insert into public.contacts (contact_id, organization_id, first_name, last_name, email, phone, mobile_phone, title, role,
    is_primary, created_at, updated_at)
  select c.id, c.organization_id, c.first_name, c.last_name,
    format('%s@%s.example', replace(pg_temp.demo_slug(c.first_name || ' ' || c.last_name), '-', '.'), pg_temp.demo_slug(org.name::text)),
    case when c.rank > 1 then format('%s ext. %s', org.phone, 200 + c.line) end,
    case when c.rank = 1 or c.line % 2 = 0 then format('(%s) 555-01%s', c.area, c.line) end,
    c.title, c.role, c.rank = 1, org.created_at, org.created_at
  from demo_contacts c
  join public.organizations org using (organization_id)
  on conflict do nothing;

  -- Products: what the reps call them, and what kitchens like and do not like about them.
  create temporary table demo_products on commit drop as
  select product.*, pg_temp.demo_id('product', product.sku) as id, principal.id as principal_id
  from (values
    (1, 101, 'TCP-1038', 'Crinkle Cut Fries 3/8"', 'Frozen potato', '6/5 lb', 31.40, 'crinkle fries', 'stayed crisp twenty minutes in a to-go clamshell', 'fried up a shade dark at 350'),
    (2, 101, 'TCP-1120', 'Skin-On Straight Cut Fries', 'Frozen potato', '6/4.5 lb', 33.85, 'skin-on fries', 'gave two more portions a bag than the current cut', 'ran short at the bottom of the bag'),
    (3, 101, 'TCP-1260', 'Beer-Battered Potato Wedges', 'Frozen potato', '6/5 lb', 36.20, 'battered wedges', 'held under the lamp through a full lunch push', 'shed batter into the oil by the third basket'),
    (4, 101, 'TCP-1410', 'Sweet Potato Waffle Fries', 'Frozen potato', '6/2.5 lb', 34.75, 'sweet potato waffle fries', 'looked great on the plate and outsold the side salad', 'went soft after ten minutes in the basket'),
    (5, 101, 'TCP-2025', 'Hash Brown Patties 2.25 oz', 'Frozen potato', '120/2.25 oz', 29.90, 'hash brown patties', 'crisped up in the oven with no fryer time', 'broke apart when the line stacked them'),
    (6, 101, 'TCP-2310', 'Garlic Redskin Mashed', 'Frozen potato', '4/6 lb', 38.60, 'redskin mashed', 'tasted scratch-made and held four hours in the well', 'came out loose from the steamer'),
    (7, 101, 'TCP-2600', 'Loaded Potato Bites', 'Appetizers', '6/3 lb', 47.25, 'loaded potato bites', 'sold out as a special two nights running', 'ran over food cost at six to an order'),
    (8, 102, 'LBC-410', 'Brioche Burger Bun 4"', 'Bakery', '8/12 ct', 41.30, 'brioche buns', 'toasted evenly and stood up to a half-pound burger', 'were a half inch small for the patty'),
    (9, 102, 'LBC-425', 'Pretzel Slider Roll', 'Bakery', '10/12 ct', 44.90, 'pretzel rolls', 'thawed in two hours and stayed soft all evening', 'came in saltier than they want'),
    (10, 102, 'LBC-460', 'Whole Grain Dinner Roll', 'Bakery', '12/20 ct', 28.70, 'whole grain rolls', 'got eaten instead of coming back on the trays', 'dried out in the warmer by second lunch'),
    (11, 102, 'LBC-530', 'Cardamom Cinnamon Roll', 'Bakery', '48/4.5 oz', 46.80, 'cinnamon rolls', 'proofed overnight and made the whole place smell right', 'took more cooler space than they have'),
    (12, 102, 'LBC-610', 'Par-Baked Sourdough Boule', 'Bakery', '18/24 oz', 39.95, 'sourdough boules', 'had crust and chew nobody expects from par-baked', 'took six minutes longer in their oven than the spec says'),
    (13, 102, 'LBC-560', 'Butter Croissant 3 oz', 'Bakery', '64/3 oz', 58.40, 'butter croissants', 'baked from frozen with real layers', 'browned unevenly in the small convection oven'),
    (14, 102, 'LBC-715', 'Tart Cherry Hand Pie', 'Bakery', '36/4 oz', 49.60, 'cherry hand pies', 'sold all week with no plating at all', 'leaked filling in the warm case'),
    (15, 103, 'PHS-204', 'Beer-Battered Walleye Fillet 4-6 oz', 'Seafood', '10 lb', 112.50, 'battered walleye', 'ate like the hand-dipped fish', 'varied more in fillet size than a menu photo allows'),
    (16, 103, 'PHS-211', 'Panko Lake Perch', 'Seafood', '10 lb', 128.00, 'panko perch', 'came out of the fryer light, not greasy', 'landed a dollar a plate over target'),
    (17, 103, 'PHS-330', 'Breaded Pollock Square 3.6 oz CN', 'Seafood', '10 lb', 54.20, 'pollock squares', 'baked crisp, and the CN label satisfied the auditors', 'tasted too peppery to the student panel'),
    (18, 103, 'PHS-415', 'Great Lakes Whitefish Cake 3 oz', 'Seafood', '48/3 oz', 86.40, 'whitefish cakes', 'tasted like whitefish, not filler', 'stuck to the flat-top without extra oil'),
    (19, 103, 'PHS-502', 'Smoked Whitefish Spread', 'Seafood', '4/3 lb', 72.90, 'whitefish spread', 'sold as a shareable with rye crisps the first night', 'came in tubs too big for the volume'),
    (20, 103, 'PHS-620', 'New England Clam Chowder', 'Soup', '4/8 lb', 78.30, 'clam chowder', 'had clams in every ladle and did not scorch', 'set up too thick after two hours on the line'),
    (21, 103, 'PHS-350', 'Popcorn Shrimp', 'Seafood', '6/2 lb', 69.75, 'popcorn shrimp', 'cooked in ninety seconds and stayed crunchy', 'had more breading than shrimp on the small ones'),
    (22, 104, 'DVC-1100', 'Breaded White Cheddar Curds', 'Appetizers', '6/3 lb', 74.60, 'cheese curds', 'pulled like a fresh curd and outsold the mozzarella sticks', 'blew out when the fryer ran hot'),
    (23, 104, 'DVC-1210', 'Sharp Cheddar, Feather Shredded', 'Dairy', '4/5 lb', 62.10, 'shredded cheddar', 'melted clean with no oil-off', 'clumped in the bag after a week open'),
    (24, 104, 'DVC-1240', 'Smoked Gouda Slices', 'Dairy', '8/1.5 lb', 71.85, 'smoked gouda', 'peeled clean and smelled of real smoke', 'ran too thick for the press'),
    (25, 104, 'DVC-1305', 'Cultured Butter Chips', 'Dairy', '4/5 lb', 66.30, 'butter chips', 'looked right on the table and beat foil on taste', 'got soft on the buffet in under an hour'),
    (26, 104, 'DVC-1420', 'Queso Blanco Sauce', 'Dairy', '6/5 lb', 68.95, 'queso blanco', 'held in the warmer a whole shift without a skin', 'came out too mild for the nacho build'),
    (27, 104, 'DVC-1510', 'Vanilla Soft Serve Mix 10%', 'Dairy', '6/.5 gal', 38.20, 'soft serve mix', 'ran clean in the machine', 'tasted sweeter than what they pour now'),
    (28, 104, 'DVC-1602', 'Maple Greek Yogurt Cup', 'Dairy', '48/4 oz', 33.60, 'maple yogurt', 'moved at breakfast without a discount', 'came with a shorter code date than they like'),
    (29, 105, 'CAF-106', 'Yellow Corn Tortilla 6"', 'Tortillas', '12/60 ct', 21.45, 'corn tortillas', 'took a double fold without cracking', 'needed a longer steam than the line has time for'),
    (30, 105, 'CAF-112', 'Flour Tortilla 12"', 'Tortillas', '12/12 ct', 26.80, 'flour tortillas', 'rolled tight and pressed without tearing', 'stuck together when the case sat out'),
    (31, 105, 'CAF-240', 'Chicken Tinga Taquito', 'Appetizers', '4/3 lb', 58.90, 'tinga taquitos', 'came out of the oven as crisp as from a fryer', 'browned faster at the ends than in the middle'),
    (32, 105, 'CAF-310', 'Fire-Roasted Salsa Verde', 'Sauces', '4/1 gal', 44.10, 'salsa verde', 'tasted charred and fresh, not canned', 'separated in the squeeze bottles by day three'),
    (33, 105, 'CAF-420', 'Birria Beef, Fully Cooked', 'Entrées', '4/5 lb', 118.75, 'birria beef', 'needed nothing but a warm-up and made its own consommé', 'came packed with more broth than expected'),
    (34, 105, 'CAF-505', 'Egg & Chorizo Breakfast Burrito', 'Entrées', '48/5 oz', 63.40, 'breakfast burritos', 'heated through in two minutes from thawed', 'ran a little spicy for the early crowd'),
    (35, 106, 'NPK-10', 'Black Bean Quinoa Burger 4 oz', 'Plant-based', '40/4 oz', 61.20, 'black bean burgers', 'held together on the flat-top', 'looked small on a four-inch bun'),
    (36, 106, 'NPK-14', 'Wild Rice & Mushroom Burger 4 oz', 'Plant-based', '40/4 oz', 66.75, 'wild rice burgers', 'got ordered by people who eat meat', 'took longer on the grill than beef'),
    (37, 106, 'NPK-31', 'Tomato Basil Bisque', 'Soup', '4/8 lb', 52.40, 'tomato bisque', 'tasted like the house recipe', 'came in a touch sweet'),
    (38, 106, 'NPK-36', 'Lentil Sloppy Joe', 'Plant-based', '6/5 lb', 48.85, 'lentil sloppy joe', 'passed without anybody asking about the beef', 'looked loose on the bun'),
    (39, 106, 'NPK-52', 'Cauliflower Wings', 'Plant-based', '6/2 lb', 57.30, 'cauliflower wings', 'stayed crunchy after saucing', 'arrived with breakage in the second case'),
    (40, 106, 'NPK-71', 'Oat Milk Ranch', 'Sauces', '4/1 gal', 45.60, 'oat milk ranch', 'passed for regular ranch in a blind tasting', 'broke when they thinned it')
  ) product (n, principal, sku, name, category, pack_size, list_price, noun, praise, complaint)
  join demo_orgs principal on principal.n = product.principal;

  insert into public.products (product_id, principal_org_id, name, sku, category, pack_size, description, list_price, created_at, updated_at)
  select p.id, org.organization_id, p.name, p.sku, p.category, p.pack_size, format('Kitchens say: %s.', p.praise), p.list_price,
    org.created_at, org.created_at
  from demo_products p
  join public.organizations org on org.organization_id = p.principal_id
  on conflict do nothing;

  -- Each principal has a home distributor; six in seven of the others carry a product as well.
  insert into public.product_distributors (product_id, distributor_org_id, is_primary, distributor_item_number, created_at, updated_at)
  select product.product_id, distributor.organization_id, d.n = home.distributor, (d.n * 1000 + p.n * 7)::text,
    product.created_at, product.created_at
  from demo_products p
  join (values (101, 201), (102, 204), (103, 204), (104, 204), (105, 203), (106, 201)) home (principal, distributor) using (principal)
  join demo_orgs d on d.segment = 'Distributor' and (d.n = home.distributor or (d.n + p.n + 4) % 7 > 0)
  join public.products product on product.product_id = p.id
  join public.organizations distributor on distributor.organization_id = d.id
  on conflict do nothing;

  -- Opportunities: customer, product (negative: only the principal, no product yet), the stage where the
  -- story ends, what it is for, cases a week, loss reason.
  create temporary table demo_opps on commit drop as
  select story.n, story.customer as customer_n, story.stage, story.loss_reason, org.id as organization_id, org.name as customer,
    org.priority, p.id as product_id, principal.id as principal_id, house.id as distributor_id,
    owner.key as owner, owner.user_id as owner_id, pg_temp.demo_id('opportunity', org.name || ':' || title.name) as id, title.name,
    round(story.cases * 52 * coalesce(p.list_price, 45), -2) as value,
    row_number() over (partition by story.stage order by story.n * 47 % 121) - 1 as place,
    count(*) over (partition by story.stage) - 1 as last_place,
    jsonb_build_object(
      'customer', org.name, 'city', org.city, 'asks', s.asks, 'decider', s.decides, 'use', story.use,
      'Use', upper(left(story.use, 1)) || substr(story.use, 2), 'product', title.noun, 'principal', principal.short,
      'distributor', house.short, 'owner', split_part(owner.full_name, ' ', 1), 'pack', coalesce(p.pack_size, 'mixed'),
      'in_favor', format('%s of %s', 21 + story.n % 13, 30 + story.n % 17), 'price', coalesce('$' || p.list_price || ' a case', 'list price'),
      'cases', story.cases || case story.cases when 1 then ' case' else ' cases' end,
      'praise', coalesce(p.praise, 'lined up well against the current brand'),
      'complaint', coalesce(p.complaint, 'more items than they can slot')) as facts
  from (
    select row_number() over (order by customer, product desc) as n, story.*
    from (values
    (1, 13, 'closed_won', 'the pastry case', 3, null), (1, 14, 'sample_visit_offered', 'the grab-and-go rack', 2, null),
    (2, 3, 'closed_won', 'the burger baskets', 6, null), (2, 22, 'demo_scheduled', 'the late-night menu', 5, null),
    (2, 20, 'awaiting_response', 'the Friday soup', 3, null), (2, 39, 'new_lead', 'the meatless options', 2, null),
    (3, 9, 'feedback_logged', 'the slider board', 4, null), (3, 24, 'sample_visit_offered', 'the grilled cheese', 2, null),
    (4, -102, 'awaiting_response', 'all four houses', 20, null), (5, 25, 'closed_won', 'the banquet tables', 4, null),
    (5, 11, 'demo_scheduled', 'the lobby breakfast', 6, null), (5, 19, 'initial_outreach', 'the reception menu', 2, null),
    (6, 11, 'awaiting_response', 'the breakfast buffet', 3, null), (6, 28, 'new_lead', 'the breakfast buffet', 2, null),
    (7, 20, 'sample_visit_offered', 'the lobby bar', 3, null), (7, -103, 'new_lead', 'the new dining room', 6, null),
    (8, 17, 'closed_won', 'the secondary schools', 18, null), (8, 10, 'feedback_logged', 'the lunch line', 22, null),
    (8, 34, 'demo_scheduled', 'breakfast in the classroom', 24, null), (8, 38, 'awaiting_response', 'meatless Mondays', 12, null),
    (9, 1, 'awaiting_response', 'the high school line', 14, null), (9, 17, 'initial_outreach', 'Friday lunch', 10, null),
    (10, 31, 'sample_visit_offered', 'the à la carte line', 9, null), (10, 10, 'new_lead', 'the elementary line', 12, null),
    (11, 37, 'feedback_logged', 'the patient menu', 8, null), (11, -106, 'initial_outreach', 'the plant-forward menu', 10, null),
    (11, 6, 'closed_won', 'the tray line', 10, null), (12, 18, 'initial_outreach', 'the staff café', 3, null),
    (13, 18, 'sample_visit_offered', 'the brunch menu', 2, null), (13, 2, 'initial_outreach', 'the burger plates', 5, null),
    (14, 16, 'closed_won', 'the house perch plate', 10, null), (14, 15, 'feedback_logged', 'the Friday special', 6, null),
    (14, -101, 'new_lead', 'the carry-out window', 7, null), (15, 13, 'initial_outreach', 'the morning buffet', 4, null),
    (16, 14, 'demo_scheduled', 'the dessert case', 3, null), (16, 40, 'new_lead', 'the sandwich board', 1, null),
    (17, 8, 'sample_visit_offered', 'the grill room', 3, null), (17, 15, 'closed_lost', 'member fish night', 4, 'timing'),
    (17, 4, 'feedback_logged', 'the pool bar', 3, null), (18, 35, 'closed_won', 'the grill station', 8, null),
    (18, 27, 'awaiting_response', 'the dessert bar', 9, null), (18, 39, 'initial_outreach', 'the vegan station', 6, null),
    (19, 29, 'closed_won', 'the taco line', 10, null), (19, 33, 'awaiting_response', 'the weekend special', 4, null),
    (20, 5, 'sample_visit_offered', 'the breakfast plates', 6, null), (20, 11, 'closed_lost', 'the counter case', 2, 'price_too_high'),
    (21, 9, 'new_lead', 'the brisket sandwich', 3, null), (21, 26, 'initial_outreach', 'the loaded fries', 3, null),
    (22, 9, 'feedback_logged', 'cocktail receptions', 5, null), (22, 6, 'initial_outreach', 'plated dinners', 5, null),
    (23, 20, 'awaiting_response', 'the group menu', 12, null), (23, -102, 'feedback_logged', 'all the dining rooms', 15, null),
    (23, 37, 'demo_scheduled', 'the group soup list', 12, null), (24, 10, 'sample_visit_offered', 'the dining room', 4, null),
    (24, 18, 'initial_outreach', 'the supper menu', 3, null), (25, 6, 'awaiting_response', 'the tray line', 4, null),
    (25, 27, 'new_lead', 'the ice cream cart', 2, null), (26, 22, 'closed_won', 'the sports bar', 14, null),
    (26, 21, 'demo_scheduled', 'the seafood buffet', 16, null), (26, 25, 'sample_visit_offered', 'the steakhouse', 6, null),
    (26, 33, 'feedback_logged', 'the food court', 9, null), (26, -101, 'initial_outreach', 'all four outlets', 30, null),
    (27, 26, 'awaiting_response', 'the nacho stands', 30, null), (27, 8, 'closed_lost', 'the club level', 12, 'no_authorization'),
    (27, 39, 'sample_visit_offered', 'the club level', 10, null), (28, 9, 'initial_outreach', 'convention receptions', 8, null),
    (28, -105, 'new_lead', 'the new food hall', 20, null), (29, 38, 'closed_lost', 'the lunch rotation', 10, 'product_fit'),
    (29, 31, 'awaiting_response', 'the middle school line', 9, null), (29, 1, 'initial_outreach', 'the high school line', 12, null),
    (30, 22, 'sample_visit_offered', 'the bar menu', 4, null), (30, 36, 'new_lead', 'the burger board', 2, null),
    (31, 13, 'initial_outreach', 'the breakfast bar', 3, null), (31, 28, 'new_lead', 'the breakfast bar', 2, null),
    (32, 5, 'awaiting_response', 'the breakfast grill', 8, null), (32, 12, 'initial_outreach', 'the sandwich board', 3, null),
    (33, 37, 'sample_visit_offered', 'the patient menu', 7, null), (33, 35, 'feedback_logged', 'the visitor café', 5, null),
    (33, 38, 'closed_lost', 'the patient menu', 6, 'competitor_relationship'), (35, 12, 'feedback_logged', 'the bread basket', 6, null),
    (35, 16, 'awaiting_response', 'the lake fish list', 5, null), (35, 6, 'sample_visit_offered', 'the steak sides', 4, null),
    (36, 22, 'feedback_logged', 'the taproom', 5, null), (36, 9, 'demo_scheduled', 'the slider flight', 4, null),
    (37, 5, 'sample_visit_offered', 'the breakfast cart', 12, null), (37, 17, 'awaiting_response', 'Friday lunch', 11, null),
    (37, -105, 'new_lead', 'next year''s menu', 15, null), (38, 15, 'demo_scheduled', 'the dockside grill', 7, null),
    (38, 21, 'initial_outreach', 'the dockside grill', 6, null), (39, 2, 'closed_lost', 'the gyro plates', 4, 'price_too_high'),
    (40, 36, 'closed_won', 'the residence halls', 12, null), (40, 31, 'sample_visit_offered', 'the late-night grill', 10, null),
    (40, 30, 'feedback_logged', 'the burrito bar', 14, null), (40, 13, 'initial_outreach', 'the campus cafés', 12, null),
    (41, 12, 'initial_outreach', 'the bread service', 5, null), (42, 37, 'closed_lost', 'the lunch soup', 2, 'no_response'),
    (43, 26, 'new_lead', 'the chili fries', 3, null), (44, 33, 'awaiting_response', 'the taco station', 5, null),
    (44, 25, 'new_lead', 'wedding receptions', 3, null), (45, 39, 'awaiting_response', 'game days', 4, null),
    (45, 3, 'initial_outreach', 'the fish basket', 5, null), (46, 29, 'feedback_logged', 'the taco menu', 8, null),
    (47, 13, 'awaiting_response', 'in-room breakfast', 10, null), (47, 9, 'demo_scheduled', 'rooftop events', 6, null),
    (47, 24, 'new_lead', 'the lobby bar boards', 3, null), (47, 25, 'closed_lost', 'the ballroom', 5, 'competitor_relationship'),
    (48, 34, 'awaiting_response', 'the breakfast program', 16, null), (48, 1, 'sample_visit_offered', 'the high schools', 18, null),
    (49, 37, 'initial_outreach', 'the tray line', 6, null), (49, 38, 'new_lead', 'the wellness menu', 4, null),
    (50, 5, 'closed_won', 'the griddle plates', 10, null), (52, 9, 'closed_won', 'the sausage board', 7, null),
    (52, 22, 'sample_visit_offered', 'the bar snacks', 8, null), (53, 16, 'feedback_logged', 'the supper club perch', 9, null),
    (54, 8, 'new_lead', 'the burger menu', 4, null), (54, 20, 'closed_lost', 'the soup of the day', 2, 'no_response'),
    (55, 34, 'demo_scheduled', 'the grab-and-go wall', 8, null), (56, 15, 'closed_won', 'the Friday plates', 14, null),
    (58, 18, 'feedback_logged', 'the breakfast benedict', 3, null), (59, 26, 'new_lead', 'the intermission bar', 3, null)
    ) story (customer, product, stage, use, cases, loss_reason)
  ) story
  join demo_orgs org on org.n = story.customer
  join demo_segments s using (segment)
  left join demo_products p on p.n = story.product
  join demo_orgs principal on principal.n = coalesce(p.principal, -story.product)
  cross join lateral (select coalesce(p.noun, principal.line) as noun) called
  cross join lateral (
    select called.noun, upper(left(called.noun, 1)) || substr(called.noun, 2) || ' for ' || story.use as name
  ) title
  join (values ('MI', 201), ('OH', 202), ('IL', 203), ('WI', 204), ('IN', 205)) territory (state, distributor) on territory.state = org.state
  join demo_orgs house on house.n = territory.distributor
  -- Shared accounts go by territory, except for a few that the office keeps.
  join demo_people owner on owner.key = coalesce(org.owner, case
    when org.n in (4, 47) then 'admin' when org.n = 11 then 'maya' when org.state in ('MI', 'IN') then 'alex' else 'blair' end);

  -- What a rep writes at each step of a story. In words: type, status it sets, subject, notes, what to do
  -- next and within how many days. Leads differ by source, losses by reason.
  create temporary table demo_templates on commit drop as
  select template.*,
    row_number() over (partition by step, variant order by md5(notes) collate "C") - 1 as place,
    count(*) over (partition by step, variant) as peers
  from (values
    ('lead', 'referral', 'call', 'active', 'Referral from a neighbor account', '{contact} got my name from another operator in {city}. Wants to see the {product} for {use}. First thing asked for: {asks}.', 'Call {contact} back', 3),
    ('lead', 'referral', 'email', 'active', 'Introduced by email', 'A chef I know copied me in. {contact} is rethinking {use} and is open to the {product}. Guessing {cases} a week if it sticks.', 'Set up a first call with {contact}', 3),
    ('lead', 'referral', 'call', 'active', 'Name passed along', '{contact} called me, got the number from a friend at another account. Short on time, wants somebody to show the {product}. Buys from {distributor} twice a week.', 'Call {contact} before the rush', 2),
    ('lead', 'food_show', 'food_show', 'active', '{distributor} food show', '{contact} came by the {principal} table twice and went for the {product} both times. Wants it for {use}. Scanned the badge, promised {asks}.', 'Send {contact} the show follow-up', 4),
    ('lead', 'food_show', 'food_show', 'active', 'Badge scan at the show', 'Two minutes in a loud hall. {contact} is not happy with what they run for {use} and took the {product} sheet. {distributor} account.', 'Follow up with {contact} while the show is fresh', 3),
    ('lead', 'food_show', 'food_show', 'active', 'Talked at the {principal} booth', '{contact} walked over with the {distributor} rep. Good questions, mostly about {asks}. Thinks {use} could move {cases} a week.', 'Call {contact} about {use}', 5),
    ('lead', 'cold_call', 'site_visit', 'active', 'Walk-in between services', 'Stopped in at a quiet hour. {contact} gave me five minutes: nobody has shown them {principal} in years. Left a sheet on the {product}.', 'Go back with a proper intro', 5),
    ('lead', 'cold_call', 'call', 'active', 'Cold call', 'Caught {contact} at the desk. Not looking, but fill rates on the current item for {use} have been bad. Fine with me sending something.', 'Email {contact} the {product} sheet', 3),
    ('lead', 'cold_call', 'site_visit', 'active', 'Drove by, went in', 'Saw the {distributor} truck out back, so the item can get here. {contact} runs {use} with a national brand today. Friendly, no promises.', 'Call {contact} with a reason to talk', 6),
    ('lead', 'website', 'email', 'active', 'Inquiry through {principal}', 'Form came in on the {principal} site: {contact} asks who carries the {product} around {city}. Answer is {distributor}, told them so the same hour.', 'Call {contact}, they wrote first', 2),
    ('lead', 'website', 'email', 'active', 'Web request for pricing', '{contact} asked online for a price on the {product}, about {cases} a week for {use}. Replied that I would call with real numbers.', 'Call {contact} with numbers', 2),
    ('lead', 'distributor', 'call', 'active', 'Lead from {distributor}', 'The {distributor} rep called: {customer} wants an alternative for {use}, {contact} is the one to talk to. They asked about the {product} by name.', 'Call {contact}, mention {distributor}', 3),
    ('lead', 'distributor', 'meeting', 'active', 'From the work-with at {distributor}', 'Rode with the {distributor} rep for a day. {contact} complains about the current item for {use} at every delivery. Worth a call.', 'Call {contact} about the deliveries', 4),
    ('lead', 'distributor', 'email', 'active', '{distributor} passed this on', '{distributor} wants to move {customer} off a brand they are dropping. That opens {use} for the {product}. {contact} knows I am coming.', 'Set a time with {contact}', 3),
    ('lead', 'principal_lead', 'email', 'active', 'Lead from {principal}', '{principal} sent this over: {contact} downloaded the spec for the {product}. Nobody has called yet. Looks like it is for {use}.', 'First call to {contact}', 2),
    ('lead', 'principal_lead', 'call', 'active', 'On the {principal} target list', '{principal} regional wants {customer} this year and asked me to open the door. {contact} runs the program. Starting with the {product}.', 'Find the right hour to reach {contact}', 5),
    ('lead', 'existing_customer', 'site_visit', 'active', 'Came up on a regular visit', 'In for the regular check-in. {contact} brought up {use} and asked whether we have something. Told them about the {product}.', 'Send {contact} the {product} sheet', 3),
    ('lead', 'existing_customer', 'call', 'active', 'Asked about something new', '{contact} called about another item and ended up talking about {use}. The {product} would fit; {cases} a week at a guess.', 'Call {contact} with details', 4),
    ('lead', 'existing_customer', 'follow_up', 'active', 'While I was there anyway', 'Was there for another item. {contact} is unhappy with what they use for {use}, so I put the {product} on the table.', 'Get {contact} the specs', 3),
    ('lead', 'existing_customer', 'meeting', 'active', 'Quarterly sit-down', 'Went over the account with {contact}. {Use} is the hole in the line-up; the {product} came up twice. Wants {asks}.', 'Send {contact} what they asked for', 4),
    ('homework', null, 'note', null, 'Homework', 'Looked through their menu online. The {product} would replace one item, not add one, so the pitch is labor and consistency.', 'Call {contact} before ten', 2),
    ('homework', null, 'note', null, 'Checked with {distributor}', '{distributor} says {customer} orders Mondays and Thursdays and pays on time. Best day to catch {contact} is Wednesday.', 'Catch {contact} on a delivery day', 4),
    ('homework', null, 'note', null, 'Who decides', 'Asked around: {contact} picks the items, but {decider} will want a say on {use}. Plan to bring both in early.', 'Reach {contact} and ask who else should taste', 3),
    ('homework', null, 'note', null, 'Stock check', '{principal} has the {product} in stock for the region, two weeks out at most. Safe to start the conversation.', 'Make the first call to {contact}', 2),
    ('homework', null, 'note', null, 'Tried twice', 'Called twice around two o''clock, no pick-up, left no message. Mornings seem better.', 'Try {contact} at nine', 2),
    ('outreach', null, 'call', null, 'First real talk', 'Fifteen minutes with {contact}. They go through about {cases} a week for {use}. The current item is fine, not loved. Wants {asks}.', 'Send {contact} what they asked for', 3),
    ('outreach', null, 'email', null, 'Intro and sell sheet', 'Sent {contact} the {product} sheet and kept it short. Asked for ten minutes next week.', 'Call {contact} about the sheet', 5),
    ('outreach', null, 'site_visit', null, 'Stopped by with the catalog', '{contact} was mid-prep but walked me through the cooler. Storage is tight, so pack size will matter for the {product}.', 'Come back with a pack plan', 6),
    ('outreach', null, 'call', null, 'Spoke with {contact}', 'The call on {use} is with {contact}, but {decider} will have to like it too. Nothing under contract past this quarter.', 'Ask {contact} for ten minutes with the others', 5),
    ('outreach', null, 'meeting', null, 'Sat down with {contact}', 'Went through {use} line by line. Biggest headache is consistency with the current brand. Price comes second, they say.', 'Send {contact} a comparison', 4),
    ('outreach', null, 'email', null, 'Answered their questions', '{contact} wrote back with questions: hold time, {asks}. Answered the same day.', 'Call {contact} to see if that settled it', 4),
    ('outreach', null, 'call', null, 'Voicemail, then a text', 'Left a voicemail, {contact} texted back: swamped until Thursday but interested. Prefers texts in the morning.', 'Text {contact}', 3),
    ('outreach', null, 'call', null, 'Ballpark first', '{contact} wanted to know the ballpark before anything else. Said {price} before the {distributor} markup. Did not flinch.', 'Line up a sample for {contact}', 5),
    ('outreach', null, 'site_visit', null, 'Introduced myself in person', 'Good ten minutes at the back door with {contact}. Knows {principal} from a former job and liked it there.', 'Send {contact} the short list', 4),
    ('outreach', null, 'email', null, 'Sheet plus a photo', 'Sent the {product} sheet with a plate photo from another account. {contact} answered inside an hour: tell me more.', 'Call {contact} while it is warm', 2),
    ('touch', null, 'call', null, 'Followed up', '{contact} read the sheet. Likes that {principal} is regional. Needs a word with {decider} before we go on.', 'Ask {contact} what came of it', 6),
    ('touch', null, 'email', null, 'Sent what they asked for', 'Sent over {asks}. {contact} confirmed it arrived, will read it on the weekend.', 'Ask {contact} what they make of it', 5),
    ('touch', null, 'call', null, 'Second voicemail', 'Second voicemail. The desk says {contact} is out until next week.', 'Try {contact} again next week', 6),
    ('touch', null, 'note', null, 'How approval works', 'Learned how it goes here: {decider} will have to sign off on new items. {contact} will push for it if the numbers work.', 'Give {contact} numbers to push with', 4),
    ('touch', null, 'follow_up', 'nurturing', 'Not this month', '{contact} is interested but buried, new hires on every station. Told them I would stay in touch without pestering.', 'Light touch with {contact}', 10),
    ('touch', null, 'email', null, 'Another account''s story', 'Forwarded what a similar place did with the {product}. {contact} sent a thumbs-up and nothing else.', 'Call {contact} for a real answer', 4),
    ('touch', null, 'call', null, 'Case math', 'Worked out with {contact} that {cases} a week covers {use} with no overage. They like buying less of more things.', 'Offer {contact} a next step', 3),
    ('touch', null, 'call', null, 'Current invoice', '{contact} read me the price off the current invoice. We can meet it at {price} if {distributor} stays reasonable.', 'Confirm the markup with {distributor}', 3),
    ('offer', null, 'call', null, 'Offered a sample', '{contact} agreed to try the {product}. I will bring two cases so the crew can run a full shift.', 'Bring the samples to {contact}', 4),
    ('offer', null, 'email', null, 'Sample ordered', 'Ordered a case ({pack}) of the {product} from {principal}. It ships to the {distributor} dock and I carry it in.', 'Pick up the sample and drop it with {contact}', 5),
    ('offer', null, 'meeting', null, 'Tasting offered', '{contact} wants {decider} in the room. Offered a tasting on site, the {product} next to what they serve now.', 'Fix the tasting date with {contact}', 4),
    ('offer', null, 'call', null, 'Will cook it on their gear', 'Offered to cook the {product} on their own equipment. {contact} picked a slow afternoon next week.', 'Cook for {contact}''s crew', 6),
    ('offer', null, 'follow_up', null, 'Visit offered', 'Offered a visit together with the {principal} regional. {contact} is checking the calendar.', 'Get a date from {contact}', 3),
    ('offer', null, 'call', null, 'Agreed to sample', 'Past the price talk. {contact} will sample the {product} for {use} as long as it does not cost them labor.', 'Drop the sample with {contact}', 4),
    ('offer', null, 'email', null, 'Sample request filled in', '{contact} filled in the sample form for the {product}: one case, delivered before ten, no substitutions.', 'Confirm the delivery day with {contact}', 3),
    ('offer', null, 'site_visit', null, 'Looked at the station', 'Walked the station with {contact}. The {product} would fit the equipment as it is. Promised a sample case ({pack}).', 'Get the sample case to {contact}', 5),
    ('sample', null, 'sample', null, 'Dropped the sample', 'Left one case of the {product} with {contact} and went over times and temperatures. They start with {use}.', 'Call {contact} after the first run', 3),
    ('sample', null, 'sample', null, 'Sample delivered', 'Sample is in the walk-in with my name on it. {contact} wants a few days with it.', 'Check with {contact} how it ran', 4),
    ('sample', null, 'site_visit', null, 'Cooked it with the crew', 'Ran the {product} with two of the cooks. Good questions about yield. {contact} tasted, said little, took seconds.', 'Ask {contact} for a verdict', 4),
    ('sample', null, 'demo', null, 'Tasting on site', 'Side by side with the current item. The show of hands went our way, {decider} still to weigh in.', 'Collect comments from {contact}', 5),
    ('sample', null, 'sample', null, 'Short drop', '{principal} shorted the sample, half a case. Enough for a tasting. Apologized to {contact}.', 'Make up the other half', 6),
    ('sample', null, 'sample', null, 'Left it with the morning crew', '{contact} was off, so the morning crew took the {product}. Wrote the prep steps on the box.', 'Call {contact} once they have tried it', 3),
    ('sample', null, 'site_visit', null, 'Walked the prep', 'Brought the sample and stood there for the first batch. {contact} asked again about {asks}; showed it on my phone.', 'Call {contact} for first impressions', 4),
    ('review', null, 'meeting', null, 'Line review', 'Went through the whole {product} with {contact}. Three items stood out; they want {distributor} prices on each.', 'Price the three items for {contact}', 5),
    ('review', null, 'meeting', null, 'Category review', 'Put the {principal} catalog next to their order guide. {contact} marked what could switch without changing a recipe. More than I expected.', 'Write up the switch list for {contact}', 4),
    ('tasting', null, 'follow_up', null, 'Waiting for tasting notes', '{contact} is collecting comments from the crew. Said to give it a week.', 'Ask {contact} for the comments', 7),
    ('tasting', null, 'call', null, 'Still in the cooler', 'They have not run the {product} yet; {contact} had an event on top of everything. Will happen before the weekend.', 'Ask {contact} whether they ran it', 5),
    ('tasting', null, 'email', null, 'Comment sheet sent', 'Sent {contact} a one-page comment sheet so I get more than "they liked it". Waiting on it.', 'Chase the comment sheet', 6),
    ('tasting', null, 'call', null, 'Half the crew has tasted', 'Early crew liked the {product}; late crew tries it tomorrow. {contact} will call me, or I call them.', 'Call {contact} for the late crew''s view', 4),
    ('quote', null, 'proposal', null, 'Quote sent', 'Quote is out: {price}, {cases} a week, first order through {distributor}. {contact} takes it to {decider} this week.', 'Call {contact} about the quote', 6),
    ('quote', null, 'email', null, 'Everything is with them', '{contact} has all of it: price, {asks}, delivery days. The ball is in their court.', 'Ask {contact} where it stands', 7),
    ('quote', null, 'proposal', null, 'Program on one page', 'Put it on one page: {price}, introductory allowance on the first order, stocked by {distributor}. {contact} likes one-pagers.', 'Walk {contact} through the page', 5),
    ('quote', null, 'email', null, 'Asked for a decision date', 'Asked {contact} what is left to decide. Only a word with {decider}, so no date yet.', 'Get a date from {contact}', 5),
    ('quote', null, 'call', null, 'In review', '{contact} passed the file along. Expects an answer after the next meeting there.', 'Call {contact} after the meeting', 8),
    ('quote', null, 'proposal', null, 'Sharpened the price', '{principal} gave me room for a first-order allowance. Sent {contact} the new sheet at {price} less a dollar on the first ten cases.', 'Hear what {contact} says to the new sheet', 5),
    ('chase', null, 'call', null, 'Checked in', '{contact} has not forgotten us, they are short two people this week. Try again next week.', 'Call {contact} next week', 6),
    ('chase', null, 'email', null, 'Nudge', 'Short nudge with a photo of the {product} on a plate. No reply yet.', 'Try {contact} by phone', 3),
    ('chase', null, 'call', 'stalled', 'Third try', 'No answer, left a message. Next time I will stop by with coffee instead.', 'Stop by with coffee for {contact}', 4),
    ('chase', null, 'follow_up', 'nurturing', 'Not before month end', '{contact} thinks it will be a yes, but nothing gets added before the inventory is done.', 'Back to {contact} after inventory', 10),
    ('chase', null, 'call', 'on_hold', 'On hold for now', '{contact} asked to pause, there is a change in management coming. Fair enough.', 'Check with {contact} whether the dust has settled', 14),
    ('chase', null, 'call', null, 'Numbers question', 'They compared {price} with the current invoice. We are close. {contact} asked about a first-order deal.', 'Ask {principal} for a first-order deal', 3),
    ('chase', null, 'site_visit', null, 'Coffee at the back door', 'Caught {contact} at the back door. Still wants it, has not had ten quiet minutes. Left the sheet again.', 'Ring {contact} on a quiet day', 5),
    ('feedback', null, 'call', 'qualified', 'Tasting feedback', 'From {contact}: the {product} {praise}. One knock: {complaint}.', 'Get {contact} an answer on the knock', 4),
    ('feedback', null, 'site_visit', 'qualified', 'Feedback from the line', 'Cooks like the {product}: {praise}. Complaint: {complaint}. {contact} calls it fixable.', 'Bring {contact} the prep notes', 5),
    ('feedback', null, 'email', 'qualified', '{contact} wrote it up', 'Comments by email. Good: {praise}. Less good: {complaint}. Four out of five overall.', 'Thank {contact} and answer the complaint', 3),
    ('feedback', null, 'meeting', 'qualified', 'Debrief', 'Debrief with {contact}. Plus: {praise}. Minus: {complaint}. They want to see the numbers once more.', 'Rework the numbers for {contact}', 5),
    ('feedback', null, 'call', 'qualified', 'Yes from the people who cook', 'The cooks say yes: {praise}. Sent the one gripe ({complaint}) on to {principal}; they have a fix in the prep notes.', 'Send {contact} the fix', 3),
    ('feedback', null, 'follow_up', 'qualified', 'Comment cards', '{contact} put out comment cards, {in_favor} in favor. Noted that it {praise}. Against it: {complaint}.', 'Go through the cards with {contact}', 6),
    ('feedback', null, 'call', 'qualified', 'Better than expected', '{contact} expected less. Their words: "{praise}". Also heard: "{complaint}".', 'Propose a start date to {contact}', 5),
    ('letdown', null, 'call', null, 'Not what they hoped', '{contact} was polite about it: {complaint}. Asked {principal} whether another item would do better.', 'Hear back from {principal}', 4),
    ('letdown', null, 'email', null, 'Mixed notes', 'Two pages from {contact}. It {praise}, they grant that. But: {complaint}, and for {use} that counts more.', 'Call {contact} about alternatives', 5),
    ('numbers', null, 'email', null, 'Prep notes sent', 'Sent {contact} the prep card from {principal} to fix the one complaint. They rerun it next week.', 'Ask {contact} how the rerun went', 6),
    ('numbers', null, 'call', null, 'Second run went better', 'Second run went better after the change in prep. {contact} now wants the weekly cost on {cases}.', 'Send {contact} the weekly cost', 3),
    ('numbers', null, 'call', null, 'Plate cost', 'Went over the cost with {contact}. Works at {price} if {distributor} holds its markup.', 'Get the markup confirmed by {distributor}', 4),
    ('numbers', null, 'meeting', null, 'The others are in', 'Met with {decider} as well. No objection; they want to be sure that {distributor} keeps it in stock.', 'Confirm stock with {distributor}', 4),
    ('numbers', null, 'follow_up', null, 'Slotting', 'Asked {distributor} about slotting the {product} for {customer}. Two weeks if they see a commitment.', 'Get the commitment from {contact}', 5),
    ('numbers', null, 'call', 'qualified', 'Talking quantities', '{contact} moved from whether to how much: {cases} a week, more when it is busy. Asked when {distributor} delivers.', 'Firm up the first order with {contact}', 5),
    ('demo', null, 'call', null, 'Demo on the calendar', '{contact} set a date for the full demo of the {product} for {use}. The {principal} chef comes along.', 'Cook the demo for {contact}', 8),
    ('demo', null, 'email', null, 'Demo confirmed', 'Confirmed by email: cooking for eight, two cases from {distributor} the day before, sheet pans are theirs.', 'Run the demo at {customer}', 7),
    ('demo', null, 'meeting', null, 'Live run agreed', 'They will run the {product} live for one service. I stand on the line with them, {contact} watches the times.', 'Work the live service with {contact}', 9),
    ('demo', null, 'call', null, 'Demo for the deciders', '{contact} gets {decider} to the table. Thirty minutes, the {product} three ways, price at the end.', 'Cook for {contact} and the others', 8),
    ('ready', null, 'note', null, 'Demo prep', 'Cases booked with {distributor}, handouts printed. The {principal} chef confirmed.', 'Be there an hour early', 4),
    ('ready', null, 'call', null, 'Head count', '{contact} expects ten people. Bringing a third case to be safe.', 'Load the van, cook the demo', 5),
    ('ready', null, 'email', null, 'Moved by a few days', '{contact} has an inspection that morning, so the demo moves. New date holds for the {principal} chef too.', 'Confirm the new date with {contact}', 3),
    ('cooked', null, 'demo', null, 'Demo done', 'Demo went well, plates came back empty. Somebody asked about the price twice, a good sign. {contact} walked me out.', 'Close it with {contact}', 3),
    ('cooked', null, 'demo', null, 'Live service', 'Ran a full service with the {product}. Sold through by the end. {contact} already talks about where it goes on the menu.', 'Ask {contact} for the first order', 3),
    ('cooked', null, 'demo', null, 'Cooked for the deciders', 'Cooked the {product} three ways for {decider} and {contact}. Plain won. Question was not if but when.', 'Send {contact} the start-up sheet', 2),
    ('won', null, 'call', 'closed', 'First order is in', '{contact} placed the first order: {cases} through {distributor}. Starts with {use}.', null, null),
    ('won', null, 'meeting', 'closed', 'They said yes', 'Signed off this morning with {contact}. {cases} a week, starting with the next {distributor} delivery.', null, null),
    ('won', null, 'email', 'closed', 'Order received', 'The order came through: {price}, price held for six months. Thanked {contact} and the crew.', null, null),
    ('won', null, 'site_visit', 'closed', 'On the menu', 'New menus are printed with the {product} on them. First {distributor} drop is booked, {cases}. {contact} bought me lunch.', null, null),
    ('reorder', null, 'follow_up', null, 'First delivery checked', 'First delivery landed complete, no shorts from {distributor}. {contact} is happy.', null, null),
    ('reorder', null, 'call', null, 'Reorder', 'Second order is in, a little over plan. {contact} asked what else {principal} has.', null, null),
    ('reorder', null, 'site_visit', null, 'Saw it in service', 'Stopped in at a busy hour and watched the {product} go out. {contact} says nobody asked for the old one.', null, null),
    ('lost', 'price_too_high', 'call', 'closed', 'Lost on price', '{contact} stays with the current item. We were three dollars a case over after the {distributor} markup. Door is open if {principal} runs a deal.', null, null),
    ('lost', 'price_too_high', 'email', 'closed', 'Could not get there', 'Long email from {contact}: likes it, cannot pay {price} for {use}. The owner of the budget wanted two dollars less. {principal} said no.', null, null),
    ('lost', 'no_authorization', 'call', 'closed', 'Not on the contract', 'Purchasing authorizes contract brands only for {use}, and {principal} is not one. {contact} tried. Look again when the contract is rebid.', null, null),
    ('lost', 'competitor_relationship', 'call', 'closed', 'Stayed with their rep', 'The incumbent matched us and threw in free cases. {contact} has bought from the same rep for fifteen years.', null, null),
    ('lost', 'competitor_relationship', 'meeting', 'closed', 'Went to the other side', '{contact} told me in person, which I respect. The competing brand bundled theirs with two items that we do not have.', null, null),
    ('lost', 'product_fit', 'call', 'closed', 'Not the right fit', 'Final word from {contact}: {complaint}, and for {use} that decides it. No hard feelings, they want to see what is new next year.', null, null),
    ('lost', 'timing', 'email', 'closed', 'Not this cycle', 'The menu is locked for the cycle. {contact} liked it and asked me to come back when planning opens again.', null, null),
    ('lost', 'no_response', 'note', 'closed', 'Closing this one', 'Four messages and two visits without an answer from {contact}. Closing it; will try again when they change the menu.', null, null),
    ('lost', 'no_response', 'note', 'closed', 'No answer, moving on', 'Nothing from {contact} since then. {distributor} says they bought another brand for {use}. Closing.', null, null),
    ('manager', null, 'note', null, 'Pipeline review', 'Talked this one over with {owner}. Right product, right account; what is missing is a date. Ask for one.', null, null),
    ('manager', null, 'note', null, 'Account plan', '{customer} is on the short list for the quarter. {owner} keeps the lead, I take the call with {principal} about an allowance.', null, null),
    ('manager', null, 'note', null, 'Looked at the numbers', '{cases} a week is a fair guess from what {distributor} sees. Told {owner} not to discount before they ask.', null, null),
    ('manager', null, 'note', null, 'One thought for {owner}', 'Bring in a second person there. If {contact} is out for a week this stops.', null, null)
  ) template (step, variant, type, status, subject, notes, next_action, due_days);

  -- The stories: which steps lead to which stage, what a step sets and how many days it takes, counted
  -- back from how long ago the newest one was.
  create temporary table demo_beats on commit drop as
  with path as (
    select stage, steps, row_number() over (partition by stage order by steps collate "C") - 1 as place, count(*) over (partition by stage) as peers
    from (values
      ('new_lead', 'lead'), ('new_lead', 'lead homework'), ('initial_outreach', 'lead outreach'), ('initial_outreach', 'lead outreach touch'),
      ('initial_outreach', 'lead homework outreach touch'), ('sample_visit_offered', 'lead outreach offer'),
      ('sample_visit_offered', 'lead outreach offer sample'), ('sample_visit_offered', 'lead outreach touch offer sample'),
      ('sample_visit_offered', 'lead homework outreach offer sample'), ('awaiting_response', 'lead outreach offer sample tasting'),
      ('awaiting_response', 'lead outreach offer sample tasting chase'), ('awaiting_response', 'lead outreach offer sample feedback quote'),
      ('awaiting_response', 'lead homework outreach offer sample quote chase'),
      ('awaiting_response, no product', 'lead outreach touch review quote chase'),
      ('feedback_logged', 'lead outreach offer sample feedback numbers'), ('feedback_logged', 'lead outreach touch offer sample feedback'),
      ('feedback_logged', 'lead outreach offer sample tasting chase feedback'),
      ('feedback_logged', 'lead outreach offer sample tasting feedback numbers'),
      ('feedback_logged, no product', 'lead outreach review quote chase feedback'),
      ('demo_scheduled', 'lead outreach offer sample feedback numbers demo ready'),
      ('demo_scheduled', 'lead outreach offer sample feedback demo'),
      ('demo_scheduled', 'lead outreach offer sample tasting feedback demo ready'),
      ('closed_won', 'lead outreach offer sample feedback demo cooked won'),
      ('closed_won', 'lead outreach offer sample feedback numbers quote won reorder'),
      ('closed_won', 'lead outreach offer sample tasting feedback demo cooked won'),
      ('price_too_high', 'lead outreach offer sample feedback quote lost'), ('timing', 'lead outreach offer sample feedback chase lost'),
      ('product_fit', 'lead outreach offer sample letdown lost'), ('competitor_relationship', 'lead outreach offer sample feedback quote lost'),
      ('no_authorization', 'lead outreach offer sample quote lost'), ('no_response', 'lead outreach touch offer quote chase lost')
    ) path (stage, steps)
  ), step (code, stage, gap) as (values
    ('lead', 'new_lead', 0), ('homework', null, 3), ('outreach', 'initial_outreach', 4), ('touch', null, 6), ('review', null, 6),
    ('offer', 'sample_visit_offered', 5), ('sample', null, 5), ('tasting', 'awaiting_response', 4), ('quote', 'awaiting_response', 5),
    ('chase', null, 8), ('feedback', 'feedback_logged', 6), ('letdown', 'feedback_logged', 6), ('numbers', null, 6),
    ('demo', 'demo_scheduled', 6), ('ready', null, 5), ('cooked', null, 4), ('won', 'closed_won', 6), ('reorder', null, 9),
    ('lost', 'closed_lost', 9), ('manager', null, 3)
  ), told as (
    select o.n, o.customer_n, o.owner, o.loss_reason, o.stage like 'closed%' as is_closed, beat.code, beat.step, step.stage, o.priority,
      case
        when o.stage = 'closed_won' then 4 + 100 * o.place / o.last_place
        when o.stage = 'closed_lost' then 6 + 95 * o.place / o.last_place
        else newest.days * (o.place::numeric / o.last_place) ^ 1.6
      end::int
      + coalesce(sum((step.gap * (1 + o.n % 5 * 0.2))::int + (o.n * 7 + beat.step * 5) % 4)
                 over (partition by o.n order by beat.step desc rows between unbounded preceding and 1 preceding), 0)::int as days_ago
    from demo_opps o
    left join (values ('new_lead', 10), ('demo_scheduled', 11), ('feedback_logged', 28)) slow (stage, days) on slow.stage = o.stage
    cross join lateral (select coalesce(slow.days, 21) as days) newest
    join path on path.place = o.place % path.peers and path.stage = coalesce(o.loss_reason, o.stage
      || case when o.product_id is null and o.stage in ('awaiting_response', 'feedback_logged') then ', no product' else '' end)
    -- The manager adds a word on some of the team's big accounts.
    cross join lateral string_to_table(path.steps
      || case when o.priority = 'A' and o.owner in ('alex', 'blair') and o.stage not like 'closed%' and o.n % 2 = 0 then ' manager' else '' end,
      ' ') with ordinality beat (code, step)
    join step using (code)
  ), dated as (
    select told.*, account.nth, account.source, counted_back.day + (array[0, 0, 0, 0, 0, -1, 1])[extract(isodow from counted_back.day)::int] as worked_on,
      case code when 'lead' then account.source when 'lost' then loss_reason end as variant
    from told
    -- A customer's first story has a source of its own; later ones mostly grow out of the account.
    join (
      select n, nth, (case when nth = 1
        then array['food_show', 'distributor', 'referral', 'cold_call', 'website', 'principal_lead']
        else array['existing_customer', 'food_show', 'existing_customer', 'distributor', 'existing_customer', 'existing_customer']
      end)[1 + n % 6] as source
      from (select n, row_number() over (partition by customer_n order by days_ago desc, n) as nth from told where step = 1) first_step
    ) account using (n)
    cross join lateral (select latest_day - days_ago as day) counted_back
  ), planned as (
    select *, row_number() over (partition by code, variant order by n) - 1 as turn,
      lead(case when code <> 'manager' then worked_on end) over (partition by n order by step) as continued_on
    from dated
  )
  select o.n, o.id as opportunity_id, p.step, p.source, p.stage, p.worked_on, t.type, t.status, words.*, due.follow_up_date,
    case when t.type <> 'note' then person.id end as contact_id, logged.at as interaction_date,
    -- The manager's notes, and visits made together with a rep.
    case when p.code = 'manager' or together.yes then maya.user_id else o.owner_id end as owner_id,
    case when p.code = 'manager' and p.worked_on > latest_day - 5 then greatest(logged.at, now() - interval '5 hours')
      else least(logged.at + interval '3 minutes' * (1 + (p.n + p.step * 3) % 15), now()) end as created_at,
    t.next_action is not null and not p.is_closed
      and count(t.next_action) over (partition by o.n order by p.step desc) = 1 as is_latest_plan
  from planned p
  join demo_opps o using (n)
  join demo_templates t on t.step = p.code and t.variant is not distinct from p.variant and t.place = p.turn % t.peers
  join demo_people maya on maya.key = 'maya'
  cross join lateral (select p.code in ('sample', 'cooked') and o.priority = 'A' and o.owner in ('alex', 'blair') and o.n % 3 = 1 as yes) together
  -- One of the first two people leads a story; now and then a colleague picks up.
  join demo_contacts person on person.org = o.customer_n and person.rank = 1 + ((p.nth - 1) % least(person.colleagues, 2)
    + (p.code in ('sample', 'chase', 'ready') and o.n % 2 = 0)::int) % person.colleagues
  cross join lateral (
    select least(
      (p.worked_on + time '08:00' + interval '5 minutes' * ((o.n * 17 + p.step * 29) % 108)) at time zone zone,
      date_trunc('minute', now()) - interval '20 minutes' * (1 + o.n % 5)) as at
  ) logged
  cross join lateral (
    -- What is still to come keeps its date; most of what slipped has been put off to the days ahead.
    select case
      when p.continued_on is not null then p.continued_on
      when p.worked_on + t.due_days >= office_time::date or o.n % 3 = 0 then p.worked_on + t.due_days
      else office_time::date + 1 + o.n::int % 6 end as day
  ) aim
  cross join lateral (
    select case when t.next_action is not null then aim.day + (array[0, 0, 0, 0, 0, 2, 1])[extract(isodow from aim.day)::int] end as follow_up_date
  ) due
  cross join lateral (select o.facts || jsonb_build_object('contact', person.first_name) as facts) known
  cross join lateral (
    select pg_temp.demo_fill(t.subject, known.facts) as subject,
      pg_temp.demo_fill(t.notes, known.facts) || case when together.yes then ' Rode along with ' || (o.facts ->> 'owner') || '.' else '' end as notes,
      pg_temp.demo_fill(t.next_action, known.facts) as next_action
  ) words;

  insert into public.opportunities (opportunity_id, name, organization_id, principal_org_id, product_id, distributor_org_id,
    owner_user_id, source, loss_reason, priority, estimated_value, expected_close_date, next_action, next_action_date, notes, created_at)
  select o.id, o.name, o.organization_id, o.principal_id, o.product_id, carried.distributor_org_id,
    o.owner_id, story.source, o.loss_reason, o.priority, o.value,
    case
      when o.stage like 'closed%' then story.newest + 3 - o.n::int % 10
      when o.stage = 'new_lead' and o.n % 2 = 0 then null
      when o.n % 17 = 0 then office_time::date - 4
      else office_time::date + horizon.days + o.n::int * 7 % 25
    end,
    story.next_action, story.next_action_date,
    case when o.n % 2 = 0 then pg_temp.demo_fill('Good for {cases} a week at full volume, bought through {distributor}. {contact} leads, together with {decider}.',
      o.facts || jsonb_build_object('contact', story.contact)) end,
    story.began
  from demo_opps o
  join public.organizations customer on customer.organization_id = o.organization_id
  join public.organizations principal on principal.organization_id = o.principal_id
  left join public.products product on product.product_id = o.product_id
  left join public.product_distributors carried on carried.product_id = o.product_id and carried.distributor_org_id = o.distributor_id
  cross join lateral (
    select min(b.source) as source, min(b.interaction_date) - interval '10 minutes' as began, max(b.worked_on) as newest,
      max(b.next_action) filter (where b.is_latest_plan) as next_action, max(b.follow_up_date) filter (where b.is_latest_plan) as next_action_date,
      min(c.first_name) filter (where b.step = 1) as contact
    from demo_beats b
    left join demo_contacts c on c.id = b.contact_id
    where b.n = o.n
  ) story
  join (values ('new_lead', 75), ('initial_outreach', 60), ('sample_visit_offered', 50), ('awaiting_response', 35),
    ('feedback_logged', 30), ('demo_scheduled', 18), ('closed_won', 0), ('closed_lost', 0)) horizon (stage, days) using (stage)
  where product.product_id is not null or o.product_id is null
  on conflict do nothing;

  -- One statement, so that the sync trigger runs once; the newest step that names a stage decides.
  insert into public.interactions (interaction_id, opportunity_id, contact_id, interaction_type, interaction_date, stage, status,
    subject, notes, follow_up_date, owner_user_id, created_at, updated_at)
  select pg_temp.demo_id('interaction', b.opportunity_id || ':' || b.step), b.opportunity_id, contact.contact_id, b.type, b.interaction_date,
    b.stage, b.status, b.subject, b.notes, b.follow_up_date, b.owner_id, b.created_at, b.created_at
  from demo_beats b
  join public.opportunities o using (opportunity_id)
  left join public.contacts contact on contact.contact_id = b.contact_id
  on conflict do nothing;

  insert into public.opportunity_contacts (opportunity_id, contact_id, role, is_primary, created_at, updated_at)
  select o.opportunity_id, contact.contact_id, contact.role, row_number() over (partition by o.opportunity_id order by min(b.step), count(*) desc) = 1,
    o.created_at, o.created_at
  from demo_beats b
  join public.opportunities o using (opportunity_id)
  join public.contacts contact using (contact_id)
  group by o.opportunity_id, contact.contact_id
  on conflict do nothing;

  -- A few that a rep has taken out of the interactions' hands.
  update public.opportunities o
  set stage_manual = manual.stage is not null, stage = coalesce(manual.stage, o.stage),
    status_manual = manual.status is not null, status = coalesce(manual.status, o.status),
    notes = manual.why, next_action = manual.next_action
  from (values
    ('Copper Loon Casino Resort:Butter chips for the steakhouse', 'feedback_logged', null, 'The chef gave her verdict over the phone. Moved by hand until her notes come in writing.',
      'Get the chef''s notes in writing'),
    ('The Calloway Hotel:Pretzel rolls for rooftop events', 'awaiting_response', null, 'The rooftop is closed for repairs and the demo with it. Moved back by hand.',
      'Ask when the rooftop opens again'),
    ('Macatawa Area Schools:Crinkle fries for the high school line', 'demo_scheduled', null, 'The student tasting has a date, the paperwork does not. Moved ahead by hand.',
      'Get the paperwork signed'),
    ('Lincoln Avenue Tap:Cauliflower wings for game days', null, 'on_hold', 'Their fryers are being replaced. On hold by hand until the new ones are in.',
      'Ask whether the fryers came'),
    ('St. Joe Valley Schools:Tinga taquitos for the middle school line', null, 'stalled', 'The board froze new items. Nobody''s fault, nothing moves.',
      'Ask what the board decided')
  ) manual (key, stage, status, why, next_action)
  where o.opportunity_id = pg_temp.demo_id('opportunity', manual.key);

  drop function pg_temp.demo_id(text, text), pg_temp.demo_slug(text), pg_temp.demo_fill(text, jsonb);

  perform public.refresh_dashboard_view();

  -- Until the planner knows the tables, a board takes twenty times as long; autovacuum would tell it in a minute.
  analyze public.organizations, public.contacts, public.products, public.product_distributors, public.opportunities,
    public.interactions, public.opportunity_contacts, public.user_profiles;
end
$demo$;

update public.migration_control
set status = 'complete', completed_at = clock_timestamp()
where phase_number = 8 and status = 'running';

commit;
