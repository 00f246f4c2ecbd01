-- The records that each colleague opened lately, by the addresses of their pages: numbers, no values.
create table platform.recent (
  user_id bigint not null references platform.users,
  place text not null check (length(place) between 2 and 100),
  at timestamptz not null,
  primary key (user_id, place)
);
create index recent_newest on platform.recent (user_id, at desc);

-- A short text as it is looked for: small letters without accents.
create function platform.plain(words text) returns text language sql immutable parallel safe
  return replace(replace(replace(translate(lower(regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]', '', 'g')), 'øłđı', 'oldi'),
                 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe');
