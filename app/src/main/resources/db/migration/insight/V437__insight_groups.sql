-- Groups of customers as a run counted them. Derived; never about one customer.
create table insight.group_counted (
  run_id bigint not null,
  -- The bit of the group in the masks of the run.
  place smallint not null check (place between 0 and 61),
  group_id int not null,
  version int not null,
  customers bigint not null,
  -- All customers of the house.
  house bigint not null,
  primary key (run_id, place)
);

-- How many were in exactly which of them.
create table insight.group_cell (
  run_id bigint not null,
  mask bigint not null,
  customers bigint not null,
  primary key (run_id, mask)
);

-- What is more or less frequent in a group than among all others, the farthest apart first.
create table insight.group_contrast (
  run_id bigint not null,
  group_id int not null,
  nth int not null,
  family text not null,
  key text not null,
  name text not null,
  hits bigint not null,
  other_hits bigint not null,
  rate double precision not null,
  primary key (run_id, group_id, nth)
);

-- How large a group was on a day; of each version of its condition by itself.
create table insight.group_size (
  group_id int not null,
  version int not null,
  day date not null,
  customers bigint not null,
  house bigint not null,
  primary key (group_id, version, day)
);
