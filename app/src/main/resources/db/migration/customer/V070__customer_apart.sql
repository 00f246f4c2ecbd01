-- Saying that two customers are different people is a movement that moves nothing: it has its actor and its time, its two sides
-- stand in kept_apart, and it can be undone.
alter table customer.movement drop constraint movement_kind_check;
alter table customer.movement add constraint movement_kind_check check (kind in ('merge', 'split', 'apart', 'undo')) not valid;
alter table customer.movement validate constraint movement_kind_check;
