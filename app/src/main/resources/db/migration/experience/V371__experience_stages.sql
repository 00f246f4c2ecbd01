create schema if not exists experience;

-- What happened at a stage: one row for each touchpoint that belongs to it, and for each thing said soon after. Derived from touchpoints,
-- answers and what was read in words, customer by customer; gone with them.
create table experience.stage_touch (
  -- Stages are put away, never deleted; so nothing is looked up for each of many rows.
  stage_id int not null,
  touchpoint_id bigint not null,
  profile_id bigint not null references customer.profile,
  occurred_at timestamptz not null,
  -- In the house's zone.
  day date not null,
  -- Of the stage itself; else something said while the customer was there.
  own boolean not null,
  -- As experience.feeling; null when nothing was said.
  tone text check (tone in ('positive', 'negative', 'neutral', 'ambiguous', 'unsure')),
  felt text[] not null default '{}',
  -- What read it, so that what is read again is counted again.
  reader int not null default 0,
  -- A number that was answered, from 0 to 1.
  rated double precision check (rated between 0 and 1),
  -- Until when the promise of the stage is due, and when it was met.
  due_at timestamptz,
  met_at timestamptz,
  primary key (stage_id, touchpoint_id)
);
create index stage_touch_profile on experience.stage_touch (profile_id, occurred_at);
create index stage_touch_day on experience.stage_touch (stage_id, day);
create index stage_touch_touchpoint on experience.stage_touch (touchpoint_id);
create index stage_touch_said on experience.stage_touch (stage_id, occurred_at desc, touchpoint_id desc) where tone is not null;
create index stage_touch_late on experience.stage_touch (stage_id, occurred_at desc, touchpoint_id desc)
  where due_at is not null and (met_at is null or met_at > due_at);

-- Pieces about whom something is new that the stages do not know yet.
create table experience.stage_due (
  profile_id bigint primary key references customer.profile
);

-- Days of stages whose figures are to be added up anew; as often as something changed.
create table experience.stage_stale (
  id bigint generated always as identity primary key,
  stage_id int not null,
  day date not null
);
create index stage_stale_day on experience.stage_stale (stage_id, day);

-- How far all customers were gone through after a design changed, null when there is nothing to do; and up to which join or
-- split of customers was followed.
create table experience.journey_walk (
  one boolean primary key default true check (one),
  after_customer bigint,
  movement_id bigint not null default 0
);
insert into experience.journey_walk (after_customer, movement_id)
  select 0, coalesce(max(id), 0) from customer.v_movement;

-- The figures of a stage on a day, of what was felt there and what was spoken of. Derived.
create table experience.stage_day (
  stage_id int not null references experience.stage,
  day date not null,
  touches int not null,
  told int not null,
  unsure int not null,
  rated int not null,
  rated_sum double precision not null,
  rated_squares double precision not null,
  promised int not null,
  kept int not null,
  open int not null,
  -- When the first of the open ones is due.
  next_due timestamptz,
  added_at timestamptz not null,
  -- What adding it up cost, in milliseconds, so that a busy day is not added up all the time.
  took_millis int not null default 0,
  primary key (stage_id, day)
);
create index stage_day_due on experience.stage_day (next_due) where next_due is not null;

create table experience.stage_felt (
  stage_id int not null references experience.stage,
  day date not null,
  felt text not null,
  -- Things said that carry it, and of which it is the likeliest.
  said int not null,
  first int not null,
  primary key (stage_id, day, felt)
);

create table experience.stage_theme (
  stage_id int not null references experience.stage,
  day date not null,
  theme text not null,
  said int not null,
  bad int not null,
  primary key (stage_id, day, theme)
);

-- The ways that customers really take, found in the background for some periods. Derived.
create table experience.journey_path (
  journey_id int not null references experience.journey,
  days int not null,
  version_no int not null,
  found_at timestamptz not null,
  took_millis bigint not null,
  found jsonb not null check (octet_length(found::text) <= 2000000),
  primary key (journey_id, days)
);

-- A stage no longer felt as it was meant to. One that is open at most for each stage: so one bell.
create table experience.gap (
  id bigint generated always as identity primary key,
  stage_id int not null references experience.stage,
  opened_at timestamptz not null,
  since date not null,
  intended text not null,
  felt text not null,
  share double precision not null,
  -- What it was compared with: the weeks before, or the design where there were none.
  usual double precision not null,
  against text not null check (against in ('before', 'design')),
  heard int not null,
  -- As it was when it was looked at last.
  last_share double precision not null,
  last_heard int not null,
  closed_at timestamptz
);
create unique index gap_open on experience.gap (stage_id) where closed_at is null;
create index gap_stage on experience.gap (stage_id, id desc);

-- What happened at which stage of whom. A thing said belongs to one stage of a journey at most.
create view experience.v_stage_touch as
  select t.stage_id, s.journey_id, t.touchpoint_id, t.profile_id, t.occurred_at, t.own, t.tone, t.felt, t.rated, t.due_at, t.met_at
    from experience.stage_touch t join experience.stage s on s.id = t.stage_id where s.archived_at is null;
create view experience.v_stage_felt as select stage_id, day, felt, said, first from experience.stage_felt;
create view experience.v_gap as
  select id, stage_id, opened_at, since, intended, felt, share, usual, against, heard, last_share, last_heard, closed_at from experience.gap;
