-- The one source that told of a product or store; null once several did, or when it was told before this was kept.
alter table commerce.product add column only_source_id int;
alter table commerce.store add column only_source_id int;

-- Finds the latest orders of a product too.
create index order_line_product_order on commerce.order_line (product_id, order_id);
drop index commerce.order_line_product;
