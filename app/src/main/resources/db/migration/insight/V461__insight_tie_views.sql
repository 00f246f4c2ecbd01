-- What goes together, for rooms above that decide by it.
create view insight.v_basket_tie as
  select run_id, left_id, right_id, kind, level, together, left_receipts, right_receipts, expected, lift, strength, late_together, late_receipts
    from insight.basket_tie;
create view insight.v_basket_product as select run_id, product_id, receipts from insight.basket_product;
create view insight.v_basket_run as select run_id, receipts from insight.basket_run;
