-- What we must not forget of a customer: found in what was said, or corrected by a colleague. Each stands on the touchpoint in which
-- it was said and goes with it.
create table story.memory (
  id bigint generated always as identity primary key,
  profile_id bigint not null references customer.profile,
  touchpoint_id bigint not null,
  kind text not null
    check (kind in ('preference', 'concern', 'wish', 'promise', 'life_event', 'tried', 'avoid')),
  words text not null check (length(words) between 1 and 300),
  starts int not null check (starts >= 0),
  ends int not null check (ends >= starts),
  due date,
  ours boolean not null,
  said_at timestamptz not null,
  state text not null default 'found' check (state in ('found', 'confirmed', 'settled', 'dismissed')),
  changed_by bigint,
  changed_at timestamptz,
  recorded_at timestamptz not null default now(),
  check (due is null or kind = 'promise'),
  unique (touchpoint_id, kind, starts)
);
create index memory_profile on story.memory (profile_id, said_at desc, id desc);
create index memory_promises on story.memory (coalesce(due, 'infinity'::date), id)
  where kind = 'promise' and ours and state in ('found', 'confirmed');

create view story.v_memory as
  select id, profile_id, touchpoint_id, kind, words, due, ours, said_at, state, changed_at from story.memory;
