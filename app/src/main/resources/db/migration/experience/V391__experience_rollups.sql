-- Groups that somebody named, for figures of the experience index: a name and a condition on customers.
create table experience.mood_group (
  id int generated always as identity primary key,
  name text not null check (length(name) between 1 and 80),
  condition jsonb not null,
  created_at timestamptz not null default now(),
  -- When its figures were first worked out, or begun to be; null until then.
  rolled_at timestamptz
);
create unique index mood_group_name on experience.mood_group (lower(name));

-- How groups of customers stood in a week: how many, and of each figure how many have it, their sum and the sum of the squares. Of
-- fewer than five customers nothing is kept. Derived; holds nobody.
create table experience.mood_rollup (
  week date not null,
  grouping text not null,
  key text not null,
  name text not null,
  customers bigint not null check (customers >= 5),
  polite bigint not null,
  index_sum double precision not null,
  index_squares double precision not null,
  shown_sum double precision not null,
  shown_squares double precision not null,
  said_count bigint not null,
  said_sum double precision not null,
  said_squares double precision not null,
  gap_sum double precision not null,
  gap_squares double precision not null,
  found_at timestamptz not null,
  primary key (grouping, week, key)
);
