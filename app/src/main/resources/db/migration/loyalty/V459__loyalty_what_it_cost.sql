-- Promotions that hold out customers already stand among the hold-outs as they are; rules that were begun before keep nothing from anybody.
insert into story.hold_out (trial, kind, name, path, percent, since, changed_at)
select 'promotion:' || id, 'offer', name, '/loyalty/promotions', hold_out_percent, from_at, from_at
  from loyalty.promotion where hold_out_percent > 0;

-- Points that a rule gave a piece for a purchase, less what was taken back; on the day of the purchase.
create view loyalty.v_bonus_points as
  select e.rule_id, r.programme_id, w.profile_id, w.occurred_at, e.amount as points
    from loyalty.order_worth w join loyalty.order_posting e on e.order_id = w.order_id
    join loyalty.earn_rule r on r.id = e.rule_id and r.programme_id = w.programme_id;

-- What promotions and vouchers took off baskets that were bought, by what is seen of them: a promotion, or a batch of vouchers.
create view loyalty.v_discount as
  select coalesce('vouchers:' || v.batch_id, x.told ->> 'promotion') as trial, d.profile_id, d.at, d.currency, (x.told ->> 'discountMinor')::bigint as discount_minor
    from loyalty.basket_deal d
    cross join lateral jsonb_array_elements(coalesce(d.told::jsonb -> 'basket' -> 'promotions', '[]')) x(told)
    left join loyalty.voucher v
      on v.id = case when x.told ->> 'promotion' ~ '^voucher:[0-9]{1,18}$' then substr(x.told ->> 'promotion', 9)::bigint end
   where d.state = 'done' and (x.told ->> 'applied')::boolean;

-- What spent points cost the house, where that was told.
create view loyalty.v_points_cost as
  select r.programme_id, p.currency, sum(d.points) as points, sum(r.cost_minor) as cost_minor
    from loyalty.redemption d join loyalty.reward r on r.id = d.reward_id join loyalty.programme p on p.id = r.programme_id
   where d.undone_at is null and r.cost_minor is not null and d.points > 0 group by 1, 2;
