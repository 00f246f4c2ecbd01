package heartstring.experience.said;

import heartstring.customer.owners.CustomerReach;
import heartstring.story.said.Said;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A wish as conditions on {@code f}, a row of v_feeling, and {@code p}, its piece; of customers within reach. */
record WishSql(String conditions, Map<String, Object> params) {

    /** So many of the newest texts with the words are looked at. */
    private static final int MOST_FOUND = 20_000;

    /** Whatever it is about, and however it feels. */
    static WishSql of(Wish wish, Instant since, CustomerReach reach) {
        Map<String, Object> params = new LinkedHashMap<>(reach.params());
        StringBuilder text = new StringBuilder("f.said_at >= :since::timestamptz");
        params.put("since", since.toString());
        equal(text, params, "tone", wish.tone());
        equal(text, params, "channel", wish.channel());
        equal(text, params, "store", wish.store());
        equal(text, params, "language", wish.language());
        String query = Said.query(wish.words()).query();
        if (!query.isEmpty()) {
            text.append(" and ").append("""
                    f.touchpoint_id in (select s.touchpoint_id from story.v_said_words s where s.words @@ :words::tsquery
                                         order by s.touchpoint_id desc limit :found)""");
            params.put("words", query);
            params.put("found", MOST_FOUND);
        }
        return new WishSql(text.append(reach.andOf("p.customer_id")).toString(), params);
    }

    /** About that theme and with that feeling, in whichever clause. */
    WishSql about(Wish wish) {
        StringBuilder text = new StringBuilder(conditions);
        Map<String, Object> all = new LinkedHashMap<>(params);
        if (!wish.theme().isEmpty()) {
            text.append(" and :theme = any(f.themes)");
            all.put("theme", wish.theme());
        }
        if (wish.felt().equals("unsure")) {
            text.append(" and f.tone = 'unsure'");
        } else if (!wish.felt().isEmpty()) {
            text.append(" and :felt = any(f.felt)");
            all.put("felt", wish.felt());
        }
        return new WishSql(text.toString(), all);
    }

    private static void equal(StringBuilder text, Map<String, Object> params, String column, String value) {
        if (!value.isEmpty()) {
            text.append(" and f.").append(column).append(" = :").append(column);
            params.put(column, value);
        }
    }
}
