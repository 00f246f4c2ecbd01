package heartstring.loyalty.promotions;

import heartstring.loyalty.promotions.Promotion.Choice;
import heartstring.platform.audit.SubjectName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of promotions. */
@Component
class PromotionsSql {

    private static final String PROMOTIONS = """
            select id, name, kind, worth, currency, least_minor, products, categories, get_products, get_categories, buy, get, bundle,
                   gift, turn, exclusive_group, alone, condition, budget_id, from_at, until_at, stopped_at is not null,
                   hold_out_percent
              from loyalty.promotion
            """;

    private final JdbcClient jdbc;

    PromotionsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName promotionName() {
        return new SubjectName("promotion", "select name from loyalty.promotion where id = subject.id", null);
    }

    long begin(
            Promotion p,
            String currency,
            @Nullable String condition,
            Instant from,
            @Nullable Instant until,
            int holdOutPercent,
            Instant now,
            long userId) {
        return jdbc.sql("""
                        insert into loyalty.promotion (name, kind, worth, currency, least_minor, products, categories, get_products,
                                                       get_categories, buy, get, bundle, gift, turn, exclusive_group, alone, condition,
                                                       budget_id, from_at, until_at, hold_out_percent, made_at,
                                                       user_id)
                        values (:name, :kind, :worth, :currency, :least, :products::text[], :categories::text[], :getProducts::text[],
                                :getCategories::text[], :buy, :get, :bundle::text[], :gift, :turn, :group, :alone, :condition, :budget,
                                :from::timestamptz, :until::timestamptz, :holdOut, :now::timestamptz, nullif(:user, 0)) returning id""")
                .param("name", p.name().strip())
                .param("kind", p.kind().text())
                .param("worth", p.worth())
                .param("currency", currency)
                .param("least", p.leastMinor())
                .param("products", texts(p.means().products()))
                .param("categories", texts(p.means().categories()))
                .param("getProducts", texts(p.gets().products()))
                .param("getCategories", texts(p.gets().categories()))
                .param("buy", p.buy())
                .param("get", p.get())
                .param("bundle", texts(p.bundle()))
                .param("gift", p.kind() == Promotion.Kind.GIFT ? p.gift() : null)
                .param("turn", p.turn())
                .param("group", p.group())
                .param("alone", p.alone())
                .param("condition", condition)
                .param("budget", p.budgetId())
                .param("from", from.toString())
                .param("until", until == null ? null : until.toString())
                .param("holdOut", holdOutPercent)
                .param("now", now.toString())
                .param("user", userId)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    private static String[] texts(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    boolean stop(long id, Instant at) {
        return jdbc.sql(
                                "update loyalty.promotion set stopped_at = :at::timestamptz where id = :id and stopped_at is null")
                        .param("id", id)
                        .param("at", at.toString())
                        .update()
                == 1;
    }

    List<Offer> open(Instant now) {
        return jdbc.sql(PROMOTIONS + """
                        where stopped_at is null and from_at <= :now::timestamptz
                          and (until_at is null or until_at > :now::timestamptz)
                        order by turn, id limit 200""")
                .param("now", now.toString())
                .query(PromotionsSql::read)
                .list();
    }

    List<Offer> all() {
        return jdbc.sql(PROMOTIONS + "order by stopped_at is not null, turn, id desc limit 500")
                .query(PromotionsSql::read)
                .list();
    }

    Optional<Offer> byId(long id) {
        return jdbc.sql(PROMOTIONS + "where id = :id")
                .param("id", id)
                .query(PromotionsSql::read)
                .optional();
    }

    private static Offer read(ResultSet rs, int number) throws SQLException {
        long id = rs.getLong(1);
        Timestamp until = rs.getTimestamp(21);
        Promotion promotion = new Promotion(
                "promotion:" + id,
                rs.getString(2),
                Promotion.Kind.valueOf(rs.getString(3).toUpperCase(Locale.ROOT)),
                rs.getLong(4),
                rs.getLong(6),
                new Choice(list(rs, 7), list(rs, 8)),
                new Choice(list(rs, 9), list(rs, 10)),
                rs.getInt(11),
                rs.getInt(12),
                list(rs, 13),
                rs.getString(14),
                rs.getInt(15),
                rs.getString(16),
                rs.getBoolean(17),
                rs.getObject(19, Long.class));
        return new Offer(
                id,
                promotion,
                rs.getString(5),
                rs.getString(18),
                rs.getTimestamp(20).toInstant(),
                until == null ? null : until.toInstant(),
                rs.getBoolean(22),
                rs.getInt(23));
    }

    private static List<String> list(ResultSet rs, int column) throws SQLException {
        return List.of((String[]) rs.getArray(column).getArray());
    }
}
