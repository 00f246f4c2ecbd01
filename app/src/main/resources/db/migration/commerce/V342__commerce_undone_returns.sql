-- How many returns of an order were undone; what they said does not count.
alter table commerce.orders add column undone_returns int not null default 0;
create or replace view commerce.v_order as
  select id, source_id, order_key, profile_id, store_id, touchpoint_id, occurred_at, changed_at, status, currency, total_minor,
         revenue_minor, tax_minor, shipping_minor, discount_minor, refunded_minor, items, coupon, flags,
         case when status = 'cancelled' then 0 else coalesce(total_minor, 0) - refunded_minor end as kept_minor, undone_returns
    from commerce.orders;
