-- Whether the profile of an identifier or property is there is asked once for all that are written together; a foreign key asks
-- row by row, which took half of the time of declaring. Profiles are never deleted, so nothing else has to be held.
create function customer.check_profiles() returns trigger language plpgsql set enable_seqscan = off as $$
begin
  if exists (select from added a left join lateral (
               select true as is_there from customer.profile p where p.id = a.profile_id limit 1) p on true
              where p.is_there is null) then
    raise foreign_key_violation using message = 'no such profile in customer.' || tg_table_name;
  end if;
  return null;
end $$;

alter table customer.trait drop constraint trait_profile_id_fkey;
create trigger trait_profile after insert on customer.trait
  referencing new table as added for each statement execute function customer.check_profiles();

alter table customer.identifier drop constraint identifier_profile_id_fkey;
create trigger identifier_profile after insert on customer.identifier
  referencing new table as added for each statement execute function customer.check_profiles();

-- Accents are looked for only where there can be some.
create or replace function customer.name_key(text) returns text language sql immutable parallel safe
  return left(lower(case when octet_length($1) = length($1) then $1 else public.unaccent('public.unaccent'::regdictionary, $1) end), 200);
