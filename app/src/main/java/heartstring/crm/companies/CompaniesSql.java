package heartstring.crm.companies;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import heartstring.platform.reach.Reach;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of companies as lists show them. */
@Component
class CompaniesSql {

    private final JdbcClient jdbc;
    private final CustomersInReach customers;
    private final Reaches reaches;

    CompaniesSql(JdbcClient jdbc, Reaches reaches, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.reaches = reaches;
    }

    /** A company with how many act for it, and what is open with it in the currency of most of its deals. */
    record Line(
            long id,
            String name,
            @Nullable String city,
            @Nullable String email,
            @Nullable String phone,
            long people,
            long openDeals,
            long openMinor,
            String currency) {}

    long owner(String group) {
        return jdbc.sql("""
                        select p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                         where i.kind = 'group_id' and i.value = :group limit 1""")
                .param("group", group)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    List<Line> page(String key, String afterKey, long afterId, int limit) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("key", "%" + key.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
        params.put("afterKey", afterKey);
        params.put("afterId", afterId);
        params.put("limit", limit);
        CustomerReach reach = customers.now();
        params.putAll(reach.params());
        return lines("""
                        select h.customer_id, h.name, h.city, h.email, h.phone, h.name_key from customer.v_headline h
                         where h.kind = 'company' and (h.name_key, h.customer_id) > (:afterKey, :afterId) and h.name_key like :key%s
                         order by h.name_key, h.customer_id limit :limit""".formatted(reach.and("h")), params);
    }

    Optional<Line> one(long id) {
        return lines(
                        "select h.customer_id, h.name, h.city, h.email, h.phone, h.name_key from customer.v_headline h"
                                + " where h.kind = 'company' and h.customer_id = :id",
                        Map.of("id", id))
                .stream()
                .findFirst();
    }

    private List<Line> lines(String companies, Map<String, Object> params) {
        Reach deals = reaches.of(RecordKind.DEALS);
        CustomerReach people = customers.now();
        return jdbc.sql("""
                        with c as (%1$s)
                        select c.customer_id, c.name, c.city, c.email, c.phone,
                               (select count(distinct q.customer_id) from customer.v_profile p
                                  join customer.v_relation r on r.company_profile_id = p.id
                                  join customer.v_profile q on q.id = r.person_profile_id where p.customer_id = c.customer_id%2$s),
                               coalesce(d.deals, 0), coalesce(d.amount, 0), coalesce(d.currency, '')
                          from c left join lateral (
                            select x.currency, count(*) deals, sum(x.amount_minor) amount from customer.v_profile p
                              join crm.deal x on x.profile_id = p.id and x.state = 'open'
                             where p.customer_id = c.customer_id%3$s group by x.currency order by count(*) desc limit 1) d on true
                         order by c.name_key, c.customer_id""".formatted(companies, people.andOf("q.customer_id"), deals.and("x.owner_id")))
                .params(params)
                .params(deals.params())
                .params(people.params())
                .query((rs, n) -> new Line(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getLong(6),
                        rs.getLong(7),
                        rs.getLong(8),
                        rs.getString(9)))
                .list();
    }

    /** Where a list continues after this company. */
    String key(long id) {
        return jdbc.sql("select h.name_key from customer.v_headline h where h.customer_id = :id")
                .param("id", id)
                .query((rs, n) -> rs.getString(1))
                .optional()
                .orElse("");
    }
}
