package heartstring.experience.said;

/** The statement that tells of touchpoints who they are of, how they are called and what they say. */
public final class TextsSql {

    private TextsSql() {}

    /**
     * The newest first: touchpoint, customer, name, when, event, body without its HTML, and what else is asked for.
     *
     * @param columns further ones, of {@code x} or of the touchpoint {@code v}
     * @param which a query with a {@code touchpoint_id}, a {@code customer_id}, an {@code at} and those
     */
    public static String of(String columns, String which) {
        return """
                select x.touchpoint_id, x.customer_id, h.name, x.at, v.name, (v.body #- '{properties,html}')::text, %s
                  from (%s) x
                  join touchpoint.v_touchpoint v on v.id = x.touchpoint_id
                  join customer.v_headline h on h.customer_id = x.customer_id
                 order by x.at desc, x.touchpoint_id desc""".formatted(columns, which);
    }
}
