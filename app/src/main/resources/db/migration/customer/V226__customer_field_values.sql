-- Derived, rebuilt by `rebuild`: what customers hold in the fields of the house, in the form in which lists filter and sort by it.
-- Several rows where a field holds several values.
create table customer.field_value (
  customer_id bigint not null,
  field_id int not null,
  nth smallint not null,
  text_key text,
  number_key numeric,
  primary key (customer_id, field_id, nth)
);
create index field_value_text on customer.field_value (field_id, text_key text_pattern_ops, customer_id);
create index field_value_number on customer.field_value (field_id, number_key, customer_id);
create view customer.v_field_value as select customer_id, field_id, nth, text_key, number_key from customer.field_value;

-- Companies alone in the order of names, however few they are among people.
create index headline_company on customer.headline (name_key text_pattern_ops, customer_id) where kind = 'company';
create index headline_company_first on customer.headline (first_seen_at desc, customer_id desc) where kind = 'company';
