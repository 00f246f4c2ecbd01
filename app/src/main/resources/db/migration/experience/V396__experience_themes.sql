-- In which store it was said, where that is told; empty where it is not, and of what was read before: that is known when it is read anew.
alter table experience.feeling add column store text not null default '';

create or replace view experience.v_feeling as
  select f.touchpoint_id, f.profile_id, f.said_at, f.channel, f.language, f.reader,
         coalesce(w.tone, f.tone) as tone,
         case when w.felt is null then f.felt else array[w.felt] end as felt,
         f.emotions, f.basics, f.themes, f.sure,
         case w.tone when 'positive' then 1 when 'negative' then -1 when 'neutral' then 0 when 'ambiguous' then 0 else f.score end::real as score,
         w.touchpoint_id is not null as corrected, f.store
    from experience.feeling f left join experience.feeling_word w on w.touchpoint_id = f.touchpoint_id;

-- What people of this house made of the themes: another name or more words for one that everybody has, or one of their own.
create table experience.theme (
  word text primary key check (word ~ '^[a-z][a-z0-9-]{0,39}$'),
  label text not null check (length(label) between 1 and 40),
  words text[] not null check (cardinality(words) <= 60),
  changed_at timestamptz not null
);

-- What is to be done after themes changed, some texts at a time: what was said lately is read again, or a theme is forgotten.
create table experience.theme_work (
  id bigint generated always as identity primary key,
  -- The theme to be forgotten; null to read again.
  word text,
  said_since timestamptz,
  -- How far it has got: from the newest on when reading again, by number when forgetting.
  said_before timestamptz not null default 'infinity',
  at_id bigint not null default 0
);

-- Words and themes that more customers spoke of in the last seven days than in the weeks before, by more than chance. Worked out anew
-- each hour; a word stands here only when five customers used it.
create table experience.rising (
  nth int primary key,
  kind text not null check (kind in ('word', 'theme')),
  word text not null,
  lately int not null,
  lately_of int not null,
  before int not null,
  before_of int not null,
  strength real not null,
  found_at timestamptz not null
);
