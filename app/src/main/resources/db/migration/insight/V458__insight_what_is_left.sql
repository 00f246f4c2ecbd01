-- What is left of what a trial brought: of the spend the house keeps a share, and what was given costs something.
alter table insight.effect_trial drop constraint effect_trial_measure_check;
alter table insight.effect_trial add constraint effect_trial_measure_check check (measure in ('visits', 'spend', 'net')) not valid;
-- Of 100 of spend so much was taken as left to the house.
alter table insight.effect_trial add column margin_percent smallint not null default 0;
-- What was known of one trial, run after run.
create index effect_trial_looks on insight.effect_trial (trial, days, measure, run_id);

-- For whom it works: customers in the order in which it was foreseen on others, by tenths. Derived; sums of many customers alone.
create table insight.effect_order (
  run_id bigint not null,
  trial text not null,
  days int not null,
  measure text not null,
  customers int not null,
  -- What choosing by this order gains over choosing by lot, for each of those who got it.
  qini double precision not null,
  -- How much more it does to the first half than to the second, with the interval of all looks.
  apart double precision not null,
  apart_low double precision not null,
  apart_high double precision not null,
  primary key (run_id, trial, days, measure),
  foreign key (run_id, trial, days, measure) references insight.effect_trial on delete cascade
);

create table insight.effect_tenth (
  run_id bigint not null,
  trial text not null,
  days int not null,
  measure text not null,
  nth int not null check (nth between 1 and 10),
  given int not null,
  held int not null,
  -- Null where too few are on one side.
  low double precision,
  value double precision,
  high double precision,
  primary key (run_id, trial, days, measure, nth),
  foreign key (run_id, trial, days, measure) references insight.effect_order on delete cascade
);
