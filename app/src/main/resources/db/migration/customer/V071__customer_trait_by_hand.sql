-- What colleagues and programs changed by hand, for the timeline of a customer.
create index trait_by_hand on customer.trait (profile_id, occurred_at desc, id) where source_id = 0;
