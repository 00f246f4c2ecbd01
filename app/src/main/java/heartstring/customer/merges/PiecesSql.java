package heartstring.customer.merges;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read what a customer is made of. */
@Component
class PiecesSql {

    /** The most identifiers shown of one piece. */
    private static final int MOST_IDENTIFIERS = 50;

    private final JdbcClient jdbc;

    PiecesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Pieces.Piece> pieces(long customer, long after, int most) {
        Map<Long, Pieces.Piece> pieces = new LinkedHashMap<>();
        jdbc.sql("""
                        select id, source_id, key_kind, key_value, created_at from customer.profile
                         where customer_id = :customer and erased_at is null and id > :after order by id limit :most""")
                .param("customer", customer)
                .param("after", after)
                .param("most", most)
                .query(rs -> {
                    pieces.put(
                            rs.getLong(1),
                            new Pieces.Piece(
                                    rs.getLong(1),
                                    rs.getInt(2),
                                    rs.getString(3),
                                    rs.getString(4),
                                    rs.getTimestamp(5).toInstant(),
                                    new ArrayList<>()));
                });
        jdbc.sql("""
                        select p.id, i.kind, i.value, i.first_seen_at from unnest(:ids::bigint[]) as p(id)
                         cross join lateral (select kind, value, first_seen_at from customer.identifier
                                              where profile_id = p.id order by first_seen_at, kind, value limit :most) i""")
                .param(
                        "ids",
                        pieces.keySet().stream().mapToLong(Long::longValue).toArray())
                .param("most", MOST_IDENTIFIERS)
                .query(rs -> {
                    Pieces.Piece piece = pieces.get(rs.getLong(1));
                    if (piece != null) {
                        piece.identifiers()
                                .add(new Pieces.Known(
                                        rs.getString(2),
                                        rs.getString(3),
                                        rs.getTimestamp(4).toInstant()));
                    }
                });
        return List.copyOf(pieces.values());
    }

    List<Pieces.Step> movements(long customer, int most) {
        return jdbc.sql("""
                        select m.id, m.kind, m.cause, m.confidence, m.from_customer_id, m.to_customer_id, m.happened_at, m.undone_by,
                               array(select d.profile_id from customer.moved d where d.movement_id = m.id order by 1 limit 200) moved
                          from customer.movement m
                         where m.id in (select d.movement_id from customer.profile p join customer.moved d on d.profile_id = p.id
                                         where p.customer_id = :customer)
                            or m.from_customer_id = :customer or m.to_customer_id = :customer
                         order by m.id desc limit :most""")
                .param("customer", customer)
                .param("most", most)
                .query(PiecesSql::step)
                .list();
    }

    private static Pieces.Step step(ResultSet rs, int n) throws SQLException {
        long undoneBy = rs.getLong(8);
        Array moved = rs.getArray(9);
        return new Pieces.Step(
                rs.getLong(1),
                rs.getString(2),
                rs.getString(3),
                rs.getDouble(4),
                rs.getLong(5),
                rs.getLong(6),
                rs.getTimestamp(7).toInstant(),
                undoneBy == 0 ? null : undoneBy,
                List.of((Long[]) moved.getArray()));
    }
}
