-- A search puts those whose turned name begins so in the order of names; with the name beside it the index alone is read.
create index headline_turned on customer.headline (name_key_turned text_pattern_ops, customer_id) include (name_key);
drop index customer.headline_name_turned;
