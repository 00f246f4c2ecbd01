package heartstring.story.terms;

import heartstring.story.terms.Term.Ask;
import heartstring.story.terms.Term.Rows;
import java.util.List;

/**
 * What the terms read: for each a query of customers and values, from the figures kept where there are some. Pieces that were
 * erased hold nothing.
 */
final class TermsSql {

    /** The latest value of a property over all pieces, as text; lists and objects are no values. */
    private static final String TRAIT = """
                        select distinct on (p.customer_id) p.customer_id,
                               case when jsonb_typeof(r.value) in ('string', 'number', 'boolean')
                                    then nullif(btrim(r.value #>> '{}'), '') end as value
                          from customer.v_trait r join customer.v_profile p on p.id = r.profile_id
                         where r.name = {name} and p.erased_at is null
                         order by p.customer_id, r.occurred_at desc, r.id desc""";

    private static final String NO_ORDER = "o.status <> 'cancelled' and not 'no_order' = any(o.flags)";

    private static final String LINE = """
                         and exists (select from commerce.v_order_line l join commerce.v_product q on q.id = l.product_id
                                      where l.order_id = o.id""";

    private TermsSql() {}

    /** One of the headline's own columns. */
    static Rows headline(String column) {
        return Rows.of("select n.customer_id, n." + column + " as value from customer.v_headline n");
    }

    static Rows told(String column) {
        return Rows.of("select n.customer_id, n." + column + " is not null as value from customer.v_headline n");
    }

    static Rows firstSeen() {
        return Rows.of("select n.customer_id, n.first_seen_at as value from customer.v_headline n");
    }

    /** Who may be written to: for news those whose latest word is a yes, for service those whose latest word is no no. */
    static Rows consent(String kind, String purpose) {
        return Rows.of("""
                        select n.customer_id, true as value from customer.v_headline n
                         where n.%1$s is not null and %2$s exists (
                           select from customer.v_consent k
                            where k.kind = {kind} and k.value = n.%1$s and k.purpose = {purpose} and %2$s k.given
                              and not exists (select from customer.v_consent l
                                               where l.kind = k.kind and l.value = k.value and l.purpose = k.purpose
                                                 and (l.said_at, l.id) > (k.said_at, k.id)))""".formatted(kind, purpose.equals("news") ? "" : "not"))
                .with("kind", kind)
                .with("purpose", purpose);
    }

    /** 0.00 to 99.99 from the first four bytes of SHA-256 over the draw and the number, the same for ever. */
    static Rows share(String draw) {
        return Rows.of("""
                        select n.customer_id,
                               (('x' || left(encode(sha256(convert_to({draw}::text || ':' || n.customer_id, 'UTF8')), 'hex'), 8))::bit(32)::bigint
                                % 10000) / 100.0 as value
                          from customer.v_headline n""").with("draw", draw);
    }

    static Rows trait(String name) {
        return Rows.of(TRAIT).with("name", name);
    }

    static Rows traitNumber(String name) {
        return Rows.of("""
                        select v.customer_id,
                               case when v.value ~ '^-?[0-9]{1,15}([.][0-9]{1,6})?$' then v.value::numeric end as value
                          from (""" + TRAIT + ") v").with("name", name);
    }

    /** A day that is none, such as 31 February, comes out in another month and is not known. */
    static Rows traitDay(String name) {
        return Rows.of("""
                        select w.customer_id, case when to_char(w.day, 'MM') = substr(w.value, 6, 2) then w.day end as value
                          from (select v.customer_id, v.value,
                                       case when v.value ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([T ].*)?$'
                                            then (left(v.value, 7) || '-01')::date + (substr(v.value, 9, 2)::int - 1) end as day
                                  from (""" + TRAIT + ") v) w").with("name", name);
    }

    static Rows traitYes(String name) {
        return Rows.of("""
                        select v.customer_id, case v.value when 'true' then true when 'false' then false end as value
                          from (""" + TRAIT + ") v").with("name", name);
    }

    /** A property of which several can be chosen; one text is a list of one. */
    static Rows traitList(String name) {
        return Rows.of("""
                        select distinct on (p.customer_id) p.customer_id,
                               case when jsonb_typeof(r.value) = 'array' then nullif(r.value, '[]'::jsonb)
                                    when jsonb_typeof(r.value) = 'string' and btrim(r.value #>> '{}') <> ''
                                    then jsonb_build_array(btrim(r.value #>> '{}')) end as value
                          from customer.v_trait r join customer.v_profile p on p.id = r.profile_id
                         where r.name = {name} and p.erased_at is null
                         order by p.customer_id, r.occurred_at desc, r.id desc""").with("name", name);
    }

    /** A birthday as 1990-05-17, with or without a time, or as --05-17 where the year is not told. */
    static Rows birthday(List<String> monthDays) {
        return Rows.of("""
                        select v.customer_id,
                               substring(v.value from '^(?:[0-9]{4}|-)-([0-9]{2}-[0-9]{2})(?:[T ].*)?$') = any({days}::text[]) as value
                          from (""" + TRAIT + ") v").with("name", "birthday").with("days", monthDays.toArray(String[]::new));
    }

    static Rows orders(Ask ask) {
        if (ask.with().isEmpty()) {
            return Rows.of("select s.customer_id, s.orders::numeric as value from story.v_standing s");
        }
        Rows rows = within(Rows.of("""
                        select p.customer_id, count(*)::numeric as value
                          from commerce.v_order o join customer.v_profile p on p.id = o.profile_id
                         where\s""" + NO_ORDER), ask);
        if (ask.has("product") || ask.has("category") || ask.has("brand")) {
            rows = rows.then(LINE);
            rows = ask.has("product")
                    ? rows.then("and (q.key = {product} or q.sku = {product})").with("product", ask.plain("product"))
                    : rows;
            rows = ask.has("category")
                    ? rows.then("and q.category = {category}").with("category", ask.plain("category"))
                    : rows;
            rows = ask.has("brand") ? rows.then("and q.brand = {brand}").with("brand", ask.plain("brand")) : rows;
            rows = rows.then(")");
        }
        return rows.then("group by p.customer_id");
    }

    static Rows spent(Ask ask) {
        if (ask.with().isEmpty()) {
            return Rows.of("select s.customer_id, s.spent_minor as value from story.v_standing s");
        }
        return within(Rows.of("""
                        select p.customer_id, sum(o.kept_minor)::bigint as value
                          from commerce.v_order o join customer.v_profile p on p.id = o.profile_id
                         where o.currency = {currency}"""), ask).then("group by p.customer_id");
    }

    private static Rows within(Rows rows, Ask ask) {
        Rows in = rows;
        if (ask.has("days")) {
            in = in.then("and o.occurred_at >= {since}::timestamptz and o.occurred_at <= {now}")
                    .with("since", ask.since("days").toString());
        }
        if (ask.has("store")) {
            in = in.then("and o.store_id = (select y.id from commerce.v_store y where y.key = {store})")
                    .with("store", ask.plain("store"));
        }
        return in;
    }

    static Rows lastOrderDays() {
        return Rows.of("""
                        select s.customer_id, floor(greatest(extract(epoch from ({now} - s.last_order_at)), 0) / 86400) as value
                          from story.v_standing s where s.last_order_at is not null""");
    }

    static Rows firstOrderDays() {
        return Rows.of("""
                        select p.customer_id, floor(greatest(extract(epoch from ({now} - min(o.occurred_at))), 0) / 86400) as value
                          from commerce.v_order o join customer.v_profile p on p.id = o.profile_id
                         where\s""" + NO_ORDER).then("group by p.customer_id");
    }

    static Rows did(Ask ask) {
        Rows rows = Rows.of("""
                        select p.customer_id, count(*)::numeric as value
                          from touchpoint.v_touchpoint e join customer.v_profile p on p.id = e.profile_id
                         where e.name = {name} and e.kind in ('track', 'page', 'screen')""").with("name", ask.plain("name"));
        if (ask.has("days")) {
            rows = rows.then("and e.occurred_at >= {since}::timestamptz and e.occurred_at <= {now}")
                    .with("since", ask.since("days").toString());
        }
        if (ask.has("channel")) {
            rows = rows.then("and e.channel = {channel}").with("channel", ask.plain("channel"));
        }
        return rows.then("group by p.customer_id");
    }

    static Rows touchpoints(Ask ask) {
        Rows rows = Rows.of("""
                        select p.customer_id, sum(a.touchpoints)::numeric as value
                          from story.v_activity a join customer.v_profile p on p.id = a.profile_id""");
        if (ask.has("channel")) {
            rows = rows.then("where a.channel = {channel}").with("channel", ask.plain("channel"));
        }
        return rows.then("group by p.customer_id");
    }

    static Rows lastSeenDays() {
        return Rows.of("""
                        select s.customer_id, floor(greatest(extract(epoch from ({now} - s.last_at)), 0) / 86400) as value
                          from story.v_standing s""");
    }
}
