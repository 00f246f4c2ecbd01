-- The model that may reword the story, and how that goes: one row.
create table story.polisher (
  id int primary key default 1 check (id = 1),
  address text not null default '' check (length(address) <= 300),
  model text not null default '' check (length(model) <= 100),
  -- Sealed; null for an interface that wants no key.
  secret bytea,
  timeout_seconds int not null default 20 check (timeout_seconds between 1 and 60),
  most_a_day int not null default 500 check (most_a_day between 1 and 100000),
  -- Whether sentences leave that hold what somebody said.
  quotes boolean not null default false,
  enabled boolean not null default false,
  asked bigint not null default 0,
  -- The day that is counted, and its requests.
  day date,
  asked_that_day int not null default 0,
  asked_at timestamptz,
  good_at timestamptz,
  used bigint not null default 0,
  refused bigint not null default 0,
  refusal text check (length(refusal) <= 300),
  refused_at timestamptz,
  failed bigint not null default 0,
  fault text check (length(fault) <= 300),
  fault_at timestamptz,
  check (not enabled or (address <> '' and model <> ''))
);
insert into story.polisher default values;

-- Wordings, by the digest of what they stand for: what was reworded otherwise is not found. Gone after a week.
create table story.polished (
  digest bytea primary key check (length(digest) = 32),
  -- The pieces of the customer whom it tells of.
  profile_ids bigint[] not null check (cardinality(profile_ids) > 0),
  -- One for each sentence that left; an empty text where the plain one stands.
  sentences text[] not null check (cardinality(sentences) between 1 and 20),
  made_at timestamptz not null
);
create index polished_profile on story.polished using gin (profile_ids);
create index polished_made on story.polished (made_at);
