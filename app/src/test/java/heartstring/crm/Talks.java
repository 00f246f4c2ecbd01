package heartstring.crm;

import heartstring.House;
import heartstring.touchpoint.belts.Belts;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer who talks with us, for tests: each has an address of their own. */
public final class Talks {

    public final String email = "talk." + UUID.randomUUID() + "@talk.test";

    private final Tracking source;
    private final Belts belts;
    private final JdbcClient jdbc;

    public Talks(House house, Sources sources, Belts belts, JdbcClient jdbc) {
        this.source = new Tracking(house, sources, "email");
        this.belts = belts;
        this.jdbc = jdbc;
    }

    /** Says something as this customer or about them; properties are the inside of a JSON object. */
    public void say(String event, String channel, Instant at, String properties) throws Exception {
        var answer = source.post("track", """
                {"event":"%s","timestamp":"%s","messageId":"%s","context":{"channel":"%s","traits":{"email":"%s"}},"properties":{%s}}""".formatted(event, at, UUID.randomUUID(), channel, email, properties));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
        // Transactions of others may hide a batch for a moment.
        Instant until = Instant.now().plusSeconds(180);
        do {
            belts.drain();
        } while (belts.waiting() > 0 && Instant.now().isBefore(until));
    }

    public void mail(Instant at, String subject, String text) throws Exception {
        say(
                "Message Received",
                "email",
                at,
                "\"message_id\":\"<%s@talk.test>\",\"subject\":\"%s\",\"text\":\"%s\",\"from\":\"%s\""
                        .formatted(UUID.randomUUID(), subject, text, email));
    }

    /** The customer's number. */
    public long customer() {
        return jdbc.sql("""
                        select p.customer_id from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                         where i.kind = 'email' and i.value = :email limit 1""")
                .param("email", email)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** The number of the conversation spoken in last. */
    public long conversation() {
        return jdbc.sql("""
                        select c.id from crm.v_conversation c join customer.v_profile p on p.id = c.profile_id
                         where p.customer_id = :customer and c.merged_into is null order by c.last_at desc limit 1""")
                .param("customer", customer())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }
}
