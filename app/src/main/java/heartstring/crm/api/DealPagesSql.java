package heartstring.crm.api;

import heartstring.crm.deals.Deal;
import heartstring.crm.deals.DealRows;
import heartstring.platform.reach.Reach;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that pages through deals for programs. */
@Component
class DealPagesSql {

    private final JdbcClient jdbc;
    private final Reaches reaches;

    DealPagesSql(JdbcClient jdbc, Reaches reaches) {
        this.jdbc = jdbc;
        this.reaches = reaches;
    }

    /** Which deals; zeros and {@code all} stand for all. */
    record Wanted(String state, int pipeline, int stage, long owner, long customer) {}

    List<Deal> page(Wanted wanted, @Nullable Instant after, long afterId, int limit) {
        Map<String, Object> params = new LinkedHashMap<>();
        Reach reach = reaches.of(RecordKind.DEALS);
        params.putAll(reach.params());
        StringBuilder where = new StringBuilder(" where true").append(reach.and("d.owner_id"));
        if (!wanted.state().equals("all")) {
            where.append(" and d.state = :state");
            params.put("state", wanted.state());
        }
        if (wanted.pipeline() != 0) {
            where.append(" and d.pipeline_id = :pipeline");
            params.put("pipeline", wanted.pipeline());
        }
        if (wanted.stage() != 0) {
            where.append(" and d.stage_id = :stage");
            params.put("stage", wanted.stage());
        }
        if (wanted.owner() != 0) {
            where.append(" and d.owner_id = :owner");
            params.put("owner", wanted.owner());
        }
        if (wanted.customer() != 0) {
            where.append(" and d.profile_id in (select id from customer.v_profile where customer_id = :customer)");
            params.put("customer", wanted.customer());
        }
        if (after != null) {
            where.append(" and (d.changed_at, d.id) < (:after::timestamptz, :afterId)");
            params.put("after", after.toString());
            params.put("afterId", afterId);
        }
        params.put("limit", limit);
        return jdbc.sql(DealRows.DEAL + where + " order by d.changed_at desc, d.id desc limit :limit")
                .params(params)
                .query((rs, n) -> DealRows.deal(rs))
                .list();
    }
}
