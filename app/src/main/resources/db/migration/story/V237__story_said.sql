-- The words of what was said, so that it is found again; the texts themselves stay in their touchpoints. Derived, and gone with them.
create table story.said (
  touchpoint_id bigint primary key,
  profile_id bigint not null,
  -- Written among colleagues.
  note boolean not null,
  -- For one colleague's eyes only; null for everybody's.
  private_to bigint,
  said_at timestamptz not null,
  words tsvector not null,
  -- Whether its meaning was read, too.
  meant boolean not null default false
);
create index said_words on story.said using gin (words);
create index said_profile on story.said (profile_id);
create index said_unmeant on story.said (touchpoint_id desc) where not meant;

-- The words that occur in it, each with how often, so that a misspelt one is understood. A word goes with the last text that has it;
-- words of what is for one colleague's eyes only are not among them.
create table story.word (
  word text primary key,
  uses bigint not null check (uses > 0)
);
create index word_alike on story.word using gin (word gin_trgm_ops);

-- What is kept in mind, as it is looked for.
create index memory_words on story.memory using gin (platform.plain(words) gin_trgm_ops);
create view story.v_memory_words as
  select id, profile_id, touchpoint_id, kind, words, platform.plain(words) words_key, due, ours, said_at, state from story.memory;
