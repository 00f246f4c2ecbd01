-- How a feeling, or what we did after it, goes together with what customers did next; and what a hold-out showed. Worked out anew each
-- night; counts alone.
create table experience.link (
  -- felt: those who felt so beside others like them; act: those of whom we did something beside those of whom nothing was done;
  -- trial: those who got something beside those who were held out.
  kind text not null check (kind in ('felt', 'act', 'trial')),
  days int not null,
  -- The feeling or the trial.
  subject text not null,
  -- What we did; empty for other kinds.
  act text not null,
  -- The stage of the journey; empty for all.
  stage text not null,
  outcome text not null,
  people int not null,
  compared int not null,
  others int not null,
  share double precision not null,
  other_share double precision not null,
  -- A ratio for what goes together, a difference for a trial; with its interval of 95 %.
  value double precision not null,
  low double precision not null,
  high double precision not null,
  -- The share of false ones among all that are told with it.
  rate double precision not null,
  primary key (kind, days, stage, subject, act, outcome)
);
create table experience.link_run (
  one boolean primary key default true check (one),
  found_at timestamptz not null,
  customers int not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  -- Whether every text had been read by then.
  whole boolean not null
);

-- Who was given something, or held out so that its effect can be seen, as other programs tell it by "Gift Decided" with an experiment and
-- an arm. Derived from touchpoints; what this house holds out itself stands in story.exposure.
create table experience.assigned (
  touchpoint_id bigint primary key,
  profile_id bigint not null references customer.profile,
  trial text not null check (length(trial) between 1 and 100),
  arm text not null check (arm in ('treated', 'held_out')),
  at timestamptz not null
);
create index assigned_profile on experience.assigned (profile_id);
create index assigned_trial on experience.assigned (trial);
