package heartstring.experience.rollups;

/** Which customers belong to which store and to which colleague. */
final class GroupingsSql {

    private GroupingsSql() {}

    /** The store where somebody bought most often in a year; of equals the one with the lower number. */
    static final String STORES = """
            select b.customer_id, s.key, coalesce(s.name, s.key) as name
              from (select distinct on (o.customer_id) o.customer_id, o.store_id
                      from (select p.customer_id, o.store_id, count(*) as orders
                              from commerce.v_order o join customer.v_profile p on p.id = o.profile_id
                             where o.store_id is not null and o.status <> 'cancelled' and o.occurred_at > now() - interval '365 days'
                             group by 1, 2) o
                     order by o.customer_id, o.orders desc, o.store_id) b
              join commerce.v_store s on s.id = b.store_id""";

    static final String AGENTS = """
            select h.customer_id, u.id::text as key, u.name
              from customer.v_headline h join platform.v_user u on u.id = h.owner_id""";
}
