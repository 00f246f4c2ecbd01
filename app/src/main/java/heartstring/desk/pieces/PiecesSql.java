package heartstring.desk.pieces;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import heartstring.desk.customer.Portrait.Known;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements of the pieces page: bounded, and by index for each piece, so that many pieces open as fast as few. */
@Repository
class PiecesSql {

    private static final String PIECE = """
                        select p.id, s.name, s.channel, p.key_kind, p.key_value, p.created_at,
                               array(select i.kind from customer.v_identifier i where i.profile_id = p.id
                                      order by i.first_seen_at, i.kind, i.value limit 8) kinds,
                               array(select i.value from customer.v_identifier i where i.profile_id = p.id
                                      order by i.first_seen_at, i.kind, i.value limit 8) vals,
                               (select t.occurred_at from touchpoint.v_touchpoint t where t.profile_id = p.id
                                 order by t.occurred_at, t.id limit 1) first_at,
                               (select t.occurred_at from touchpoint.v_touchpoint t where t.profile_id = p.id
                                 order by t.occurred_at desc, t.id desc limit 1) last_at,
                               (select count(*) from (select from touchpoint.v_touchpoint t where t.profile_id = p.id limit :counted) x) many,
                               m.cause, coalesce(m.confidence, 1), m.happened_at,
                               case when m.id is null then null when m.actor_kind = 'rules' then 'the matching rules'
                                    when m.actor_kind like 'api%' then 'API key ' || m.actor_id else coalesce(u.name, 'a colleague') end
                          from customer.v_profile p
                          left join touchpoint.v_source s on s.id = p.source_id
                          left join lateral (
                            select m.* from customer.v_moved d join customer.v_movement m on m.id = d.movement_id
                             where d.profile_id = p.id and m.to_customer_id = p.customer_id and m.undone_by is null and m.kind <> 'split'
                             order by m.id desc limit 1) m on true
                          left join platform.v_user u on u.id = m.actor_id""";

    private static final String STEP = """
                        select m.id, m.kind, m.cause, m.confidence, m.from_customer_id, m.to_customer_id,
                               (select count(*) from customer.v_moved d where d.movement_id = m.id),
                               case when m.actor_kind = 'rules' then 'the matching rules'
                                    when m.actor_kind like 'api%' then 'API key ' || m.actor_id else coalesce(u.name, 'a colleague') end,
                               m.happened_at, m.undone_by is not null,
                               coalesce((select max(m2.id) from customer.v_moved d
                                          join customer.v_profile p on p.id = d.profile_id and p.customer_id <> m.to_customer_id
                                          join customer.v_moved d2 on d2.profile_id = d.profile_id and d2.movement_id > m.id
                                          join customer.v_movement m2 on m2.id = d2.movement_id and m2.undone_by is null
                                         where d.movement_id = m.id), 0)
                          from customer.v_movement m left join platform.v_user u on u.id = m.actor_id""";

    private final JdbcClient jdbc;
    private final CustomersInReach customers;

    PiecesSql(JdbcClient jdbc, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    List<Piece> pieces(long customer, long after, int limit) {
        return jdbc.sql(PIECE + " where p.customer_id = :customer and p.id > :after order by p.id limit :limit")
                .param("customer", customer)
                .param("after", after)
                .param("limit", limit)
                .param("counted", Piece.COUNTED + 1)
                .query((rs, n) -> piece(rs))
                .list();
    }

    List<Piece> moved(long movement, int limit) {
        return jdbc.sql(PIECE + " " + """
                        where p.id in (select profile_id from customer.v_moved where movement_id = :movement
                                         order by profile_id limit :limit) order by p.id""")
                .param("movement", movement)
                .param("limit", limit)
                .param("counted", Piece.COUNTED + 1)
                .query((rs, n) -> piece(rs))
                .list();
    }

    /** Newest first: movements from or to this customer, and earlier ones of the pieces that it has now. */
    List<Step> steps(long customer, int limit) {
        return jdbc.sql(STEP + " " + """
                        where m.id in (
                           select id from customer.v_movement where to_customer_id = :customer
                           union select id from customer.v_movement where from_customer_id = :customer
                           union select d.movement_id from customer.v_profile p join customer.v_moved d on d.profile_id = p.id
                                  where p.customer_id = :customer)
                         order by m.id desc limit :limit""")
                .param("customer", customer)
                .param("limit", limit)
                .query((rs, n) -> step(rs))
                .list();
    }

    Optional<Step> step(long movement) {
        return jdbc.sql(STEP + " where m.id = :id")
                .param("id", movement)
                .query((rs, n) -> step(rs))
                .optional();
    }

    /** What colleagues wrote on the pieces of a movement. */
    List<PiecesView.Written> written(long movement, int limit) {
        return jdbc.sql("""
                        select distinct on (t.profile_id, t.name) t.name, t.value::text, coalesce(u.name, 'a colleague')
                          from customer.v_moved d join customer.v_trait t on t.profile_id = d.profile_id and t.user_id is not null
                          left join platform.v_user u on u.id = t.user_id
                         where d.movement_id = :movement
                         order by t.profile_id, t.name, t.occurred_at desc, t.id desc limit :limit""")
                .param("movement", movement)
                .param("limit", limit)
                .query((rs, n) -> new PiecesView.Written(rs.getString(1), rs.getString(2), rs.getString(3)))
                .list();
    }

    /** Pairs that wait for a colleague's word, newest first. */
    List<ReviewView.Pair> waiting(long before, int limit) {
        CustomerReach reach = customers.now();
        return jdbc.sql("""
                        select f.id, f.cause, f.reason, f.first_at, l.customer_id, lh.name, l.key_kind, l.key_value, ls.name,
                               r.customer_id, rh.name, r.key_kind, r.key_value, rs.name
                          from (select * from customer.v_refusal f where settled_at is null and id < :before%s
                                 order by id desc limit :limit) f
                          join customer.v_profile l on l.id = f.left_profile_id
                          join customer.v_profile r on r.id = f.right_profile_id
                          left join customer.v_headline lh on lh.customer_id = l.customer_id
                          left join customer.v_headline rh on rh.customer_id = r.customer_id
                          left join touchpoint.v_source ls on ls.id = l.source_id
                          left join touchpoint.v_source rs on rs.id = r.source_id
                         order by f.id desc""".formatted(reach.isAll() ? "" : reach.andOf(side("left")) + reach.andOf(side("right"))))
                .params(reach.params())
                .param("before", before)
                .param("limit", limit)
                .query((rs, n) -> new ReviewView.Pair(
                        rs.getLong(1), rs.getString(2), rs.getString(3), at(rs, 4), side(rs, 5), side(rs, 10)))
                .list();
    }

    private static String side(String which) {
        return "(select p.customer_id from customer.v_profile p where p.id = f." + which + "_profile_id)";
    }

    private static ReviewView.Side side(ResultSet rs, int from) throws SQLException {
        String name = rs.getString(from + 1);
        return new ReviewView.Side(
                rs.getLong(from),
                name == null ? "Customer " + rs.getLong(from) : name,
                rs.getString(from + 2),
                rs.getString(from + 3),
                rs.getString(from + 4));
    }

    private static Piece piece(ResultSet rs) throws SQLException {
        String[] kinds = (String[]) rs.getArray(7).getArray();
        String[] values = (String[]) rs.getArray(8).getArray();
        List<Known> known = new ArrayList<>();
        for (int i = 0; i < kinds.length; i++) {
            known.add(new Known(kinds[i], values[i]));
        }
        String source = rs.getString(2);
        String channel = rs.getString(3);
        return new Piece(
                rs.getLong(1),
                source == null ? "Colleagues" : source,
                channel == null ? "crm" : channel,
                rs.getString(4),
                rs.getString(5),
                rs.getTimestamp(6).toInstant(),
                known,
                moment(rs, 9),
                moment(rs, 10),
                rs.getInt(11),
                rs.getString(12),
                rs.getDouble(13),
                moment(rs, 14),
                rs.getString(15));
    }

    private static Step step(ResultSet rs) throws SQLException {
        return new Step(
                rs.getLong(1),
                rs.getString(2),
                rs.getString(3),
                rs.getDouble(4),
                rs.getLong(5),
                rs.getLong(6),
                rs.getInt(7),
                rs.getString(8),
                at(rs, 9),
                rs.getBoolean(10),
                rs.getLong(11));
    }

    private static Instant at(ResultSet rs, int column) throws SQLException {
        return rs.getTimestamp(column).toInstant();
    }

    private static @Nullable Instant moment(ResultSet rs, int column) throws SQLException {
        Timestamp found = rs.getTimestamp(column);
        return found == null ? null : found.toInstant();
    }
}
