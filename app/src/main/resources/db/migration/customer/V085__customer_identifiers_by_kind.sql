-- How many identifiers of a kind a profile shows is asked for each new one. With the kind in this index the planner never
-- takes the primary key instead, which it did in young databases, and then read all identifiers of that kind.
create index identifier_profile_kind on customer.identifier (profile_id, kind);
drop index customer.identifier_profile;
