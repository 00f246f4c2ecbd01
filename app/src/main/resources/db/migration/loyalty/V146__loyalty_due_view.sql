-- Orders that are still to be judged.
create view loyalty.v_due_order as select source_id, order_key, try_at from loyalty.due_order;
