create schema if not exists experience;

-- What a customer's words carry, one row for each text. Derived from touchpoints by a reader whose version is kept: 0 was never read,
-- what an older one read is read again. Gone with the text.
create table experience.feeling (
  touchpoint_id bigint primary key,
  profile_id bigint not null references customer.profile,
  said_at timestamptz not null,
  channel text not null,
  reader int not null default 0,
  -- Two letters; zxx for no words at all, empty where it is not known.
  language text not null default '',
  -- unsure: whatever was read is not shown as a fact.
  tone text not null default 'unsure' check (tone in ('positive', 'negative', 'neutral', 'ambiguous', 'unsure')),
  felt text[] not null default '{}',
  emotions text[] not null default '{}',
  basics text[] not null default '{}',
  themes text[] not null default '{}',
  -- The chance of the tone, and good minus bad from −1 to 1.
  sure real not null default 0 check (sure between 0 and 1),
  score real not null default 0 check (score between -1 and 1)
);
create index feeling_profile on experience.feeling (profile_id, said_at desc);
create index feeling_said on experience.feeling (said_at desc, touchpoint_id desc);
create index feeling_reader on experience.feeling (reader, touchpoint_id desc);

-- What the clauses of a text are about, and how each feels: "delivery: anger, staff: joy". Derived, gone with the text.
create table experience.aspect (
  touchpoint_id bigint not null references experience.feeling on delete cascade,
  nth smallint not null,
  profile_id bigint not null,
  theme text not null,
  tone text not null check (tone in ('positive', 'negative', 'neutral', 'ambiguous', 'unsure')),
  felt text not null default '',
  starts int not null check (starts >= 0),
  ends int not null check (ends >= starts),
  primary key (touchpoint_id, theme, nth)
);
create index aspect_profile on experience.aspect (profile_id);

-- What a colleague says a text carries. A fact: it holds above what is read, through every reading, until the text goes.
create table experience.feeling_word (
  touchpoint_id bigint primary key,
  profile_id bigint not null references customer.profile,
  tone text not null check (tone in ('positive', 'negative', 'neutral', 'ambiguous')),
  felt text not null,
  user_id bigint,
  at timestamptz not null
);
create index feeling_word_profile on experience.feeling_word (profile_id);
create index feeling_word_at on experience.feeling_word (at desc);

-- What was learnt of the colleagues' words, anew each night: numbers only.
create table experience.feeling_lesson (
  one boolean primary key default true check (one),
  corrections int not null,
  weights bytea not null,
  at timestamptz not null
);

-- As it holds: a colleague's word where there is one.
create view experience.v_feeling as
  select f.touchpoint_id, f.profile_id, f.said_at, f.channel, f.language, f.reader,
         coalesce(w.tone, f.tone) as tone,
         case when w.felt is null then f.felt else array[w.felt] end as felt,
         f.emotions, f.basics, f.themes, f.sure,
         case w.tone when 'positive' then 1 when 'negative' then -1 when 'neutral' then 0 when 'ambiguous' then 0 else f.score end::real as score,
         w.touchpoint_id is not null as corrected
    from experience.feeling f left join experience.feeling_word w on w.touchpoint_id = f.touchpoint_id;

create view experience.v_aspect as
  select touchpoint_id, nth, profile_id, theme, tone, felt, starts, ends from experience.aspect;
