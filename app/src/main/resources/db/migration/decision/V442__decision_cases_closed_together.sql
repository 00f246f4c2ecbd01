-- Cases of customers who turned out to be one are closed together and count as one, as long as the customers stay one: the number of
-- the first of them; null for a case that was closed by itself.
alter table decision.customer_case add column closed_group bigint;
create index customer_case_group on decision.customer_case (closed_group) where closed_group is not null;
alter table decision.customer_case add constraint customer_case_group_check check (closed_group is null or state = 'closed');
