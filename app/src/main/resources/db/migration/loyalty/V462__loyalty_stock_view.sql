-- How many pieces are left of what is counted, for rooms above that give something away.
create view loyalty.v_stock as
  select u.key as unit, a.holder_id as id, a.available, a.reserved
    from loyalty.account a join loyalty.unit u on u.id = a.unit_id
   where a.holder = 'stock';
