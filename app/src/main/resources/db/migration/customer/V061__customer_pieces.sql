-- What the page about a customer's pieces reads.
create index refusal_open on customer.refusal (id desc) where settled_at is null;

create view customer.v_moved as select movement_id, profile_id from customer.moved;
create view customer.v_kept_apart as select movement_id, side, profile_id from customer.kept_apart;
create view customer.v_refusal as
  select id, left_profile_id, right_profile_id, cause, reason, first_at, settled_at from customer.refusal;
