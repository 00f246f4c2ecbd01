-- What goes with how customers rate, come back and spend. Derived; each run writes its own.

-- An outcome in one of two periods, the newer beside the one before it. Of many customers together.
create table insight.driver_outcome (
  run_id bigint not null references insight.run on delete cascade,
  outcome text not null check (length(outcome) <= 80),
  before boolean not null,
  place int not null,
  title text not null,
  unit text not null,
  yes_no boolean not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  -- How many were looked at, of so many customers.
  seen int not null,
  customers int not null,
  mean double precision not null,
  -- How much of the variation all factors account for, 0 to 1.
  explained double precision not null,
  explained_low double precision not null,
  explained_high double precision not null,
  -- Why nothing can be told; null where something can.
  too_few text,
  -- Factors that could not be looked at, each with its reason.
  left_out text[] not null default '{}',
  primary key (run_id, outcome, before)
);

create table insight.driver (
  run_id bigint not null,
  outcome text not null,
  before boolean not null,
  factor text not null check (length(factor) <= 80),
  title text not null,
  unit text not null,
  -- Whether somebody in the house can change it.
  mendable boolean not null,
  direction text not null check (direction in ('better', 'worse', 'unsure', 'varies')),
  -- Its part of the variation, 0 to 1, with its interval.
  importance double precision not null,
  importance_low double precision not null,
  importance_high double precision not null,
  slope double precision not null,
  slope_low double precision not null,
  slope_high double precision not null,
  mean double precision not null,
  spread double precision not null,
  best double precision not null,
  -- How far the mean is from where the best tenth begins, in standard deviations; and what goes with closing that.
  room double precision not null,
  gain double precision not null,
  known int not null,
  primary key (run_id, outcome, before, factor),
  foreign key (run_id, outcome, before) references insight.driver_outcome on delete cascade
);

-- What lies behind a factor: a few moments at which it was worst. Of the newest runs alone.
create table insight.driver_story (
  run_id bigint not null references insight.run on delete cascade,
  outcome text not null,
  factor text not null,
  nth int not null,
  profile_id bigint not null references customer.profile,
  touchpoint_id bigint not null,
  at timestamptz not null,
  value double precision not null,
  result double precision not null,
  primary key (run_id, outcome, factor, nth)
);
create index driver_story_profile on insight.driver_story (profile_id);
