-- What a trial with a hold-out made of a difference. Derived; each run writes its own. Counts and sums of many customers alone.
create table insight.effect_trial (
  run_id bigint not null references insight.run on delete cascade,
  trial text not null check (length(trial) between 1 and 100),
  -- So long after meeting it is looked at.
  days int not null,
  measure text not null check (measure in ('visits', 'spend')),
  -- Customers whose time is over, by arm; those who met both; those whose time is not over yet.
  given int not null,
  held int not null,
  in_both int not null,
  waiting int not null,
  since timestamptz not null,
  until timestamptz not null,
  -- The smallest difference worth noticing.
  worth double precision not null,
  -- Why nothing can be told; null where something can, and then all that follows is there.
  too_few text,
  given_mean double precision,
  held_mean double precision,
  value double precision,
  low double precision,
  high double precision,
  chance double precision,
  error double precision,
  saved double precision,
  verdict text check (verdict in ('more', 'fewer', 'none', 'open')),
  always_low double precision,
  always_high double precision,
  more bigint,
  -- What was given cost so much in all, as far as it was told of so many.
  cost_minor bigint,
  cost_of int not null default 0,
  currency text not null,
  primary key (run_id, trial, days, measure),
  check ((too_few is null) = (value is not null and verdict is not null))
);

create table insight.effect_group (
  run_id bigint not null,
  trial text not null,
  days int not null,
  measure text not null,
  nth int not null,
  family text not null,
  name text not null,
  given int not null,
  held int not null,
  low double precision not null,
  value double precision not null,
  high double precision not null,
  -- The share of false ones among all that would be told as unlike the others with it.
  apart double precision not null,
  primary key (run_id, trial, days, measure, nth),
  foreign key (run_id, trial, days, measure) references insight.effect_trial on delete cascade
);

-- How much customers differ, for planning.
create table insight.effect_house (
  run_id bigint not null references insight.run on delete cascade,
  days int not null,
  measure text not null,
  customers int not null,
  mean double precision not null,
  spread double precision not null,
  saved double precision not null,
  currency text not null,
  primary key (run_id, days, measure)
);
