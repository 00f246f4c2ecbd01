package heartstring.decision.sending;

import heartstring.commerce.Feed;
import heartstring.customer.consent.Consents;
import heartstring.customer.consent.Evidence;
import heartstring.customer.consent.Purpose;
import heartstring.customer.matching.Identifier;
import heartstring.messaging.templates.Templates;
import heartstring.messaging.templates.Words;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People who can be written to, and what is written; for tests. */
public final class Readers {

    /** In every address and name of this test. */
    public final String mark = "r" + UUID.randomUUID().toString().substring(0, 8);

    private final Consents consents;
    private final Templates templates;
    private final JdbcClient jdbc;
    private final Feed web;

    public Readers(BeanFactory beans) {
        this.consents = beans.getBean(Consents.class);
        this.templates = beans.getBean(Templates.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.web = new Feed(beans.getBean(Sources.class), beans.getBean(Intake.class), "web");
    }

    public String address(String who) {
        return who + "." + mark + "@mail.test";
    }

    /** Somebody with an address and these traits, such as {@code ,'firstName':'Ana'}. */
    public long person(String who, String traits) {
        web.send(List.of("{'type':'identify','userId':'%s','traits':{'email':'%s','club':'%s'%s}}"
                .formatted(who + mark, address(who), mark, traits)));
        return customer(who);
    }

    /** Several at once, named by number, who all said yes to news. */
    public List<Long> people(int count) {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add("{'type':'identify','userId':'%s','traits':{'email':'%s','club':'%s','firstName':'P%d'}}"
                    .formatted("p" + i + mark, address("p" + i), mark, i));
        }
        web.send(events);
        List<Long> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(customer("p" + i));
            said("p" + i, true);
        }
        return people;
    }

    public long customer(String who) {
        return jdbc.sql("""
                        select p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                         where i.value = :who order by p.id limit 1""").param("who", who + mark).query(Long.class).single();
    }

    public long profile(String who) {
        return jdbc.sql(
                        "select profile_id from customer.v_identifier where kind = 'email' and value = :who order by 1 limit 1")
                .param("who", address(who))
                .query(Long.class)
                .single();
    }

    /** What they say to news at that address. */
    public void said(String who, boolean yes) {
        consents.note(
                profile(who),
                new Identifier(Identifier.EMAIL, address(who)),
                Purpose.NEWS,
                yes,
                Consents.Way.PERSON,
                Evidence.NONE,
                Instant.now());
    }

    public int template(String channel, String body) {
        return ((Templates.Outcome.Done) templates.make(
                        "T " + UUID.randomUUID(), channel, List.of(new Words("en", "Hello {{first name|you}}", body))))
                .templateId();
    }

    /** What waits to leave for somebody, the last first. */
    public List<String> queued(String who) {
        return jdbc.sql(
                        "select body_text from messaging.message where address = :who and purpose <> 'asked' order by id desc")
                .param("who", address(who))
                .query(String.class)
                .list();
    }

    /** As though the mail server had answered. */
    public void left(String who, String state) {
        jdbc.sql("""
                        update messaging.message set state = :state, ended_at = now(), reason = case when :state = 'failed' then 'No such box.' end
                         where address = :who and state = 'waiting'""").param("who", address(who)).param("state", state).update();
    }

    public List<String> story(String who) {
        return jdbc.sql(
                        "select name from touchpoint.v_touchpoint where profile_id = :profile and name is not null order by id")
                .param("profile", profile(who))
                .query(String.class)
                .list();
    }
}
