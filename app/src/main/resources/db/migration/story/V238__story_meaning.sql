-- What was said, as a direction among 384: texts that mean alike point alike. One byte for each number; derived, and gone with the text.
create table story.meaning (
  touchpoint_id bigint primary key,
  profile_id bigint not null,
  -- The order in which they were written; one node writes at a time.
  nth bigint generated always as identity unique,
  vector bytea not null check (length(vector) = 384)
);
create index meaning_profile on story.meaning (profile_id);
