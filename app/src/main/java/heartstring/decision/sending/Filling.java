package heartstring.decision.sending;

import heartstring.customer.consent.ChannelRules;
import heartstring.customer.consent.Purpose;
import heartstring.decision.contact.Contacts;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.Programmes;
import heartstring.messaging.connectors.Connector;
import heartstring.messaging.connectors.Connectors;
import heartstring.messaging.outbox.Letter;
import heartstring.messaging.outbox.Outbox;
import heartstring.messaging.outbox.Threading;
import heartstring.messaging.templates.Dress;
import heartstring.messaging.templates.Knowledge;
import heartstring.messaging.templates.Rendering;
import heartstring.messaging.templates.Renderings;
import heartstring.messaging.templates.Template;
import heartstring.messaging.unsubscribing.Unsubscribes;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the message of one person from its template and hands it in. */
@Component
public class Filling {

    private static final Duration CONNECTORS_KEPT = Duration.ofSeconds(5);

    private final Knowledge knowledge;
    private final Programmes programmes;
    private final Members members;
    private final Purses purses;
    private final Balances balances;
    private final Connectors connectors;
    private final Unsubscribes unsubscribes;
    private final Outbox outbox;
    private final Contacts contacts;
    private final Follows follows;
    private final SendingsSql sql;
    private final Settings settings;
    private volatile @Nullable Known known;

    Filling(
            Knowledge knowledge,
            Programmes programmes,
            Members members,
            Purses purses,
            Balances balances,
            Connectors connectors,
            Unsubscribes unsubscribes,
            Outbox outbox,
            Contacts contacts,
            Follows follows,
            SendingsSql sql,
            Settings settings) {
        this.knowledge = knowledge;
        this.programmes = programmes;
        this.members = members;
        this.purses = purses;
        this.balances = balances;
        this.connectors = connectors;
        this.unsubscribes = unsubscribes;
        this.outbox = outbox;
        this.contacts = contacts;
        this.follows = follows;
        this.sql = sql;
        this.settings = settings;
    }

    private record Known(List<Connector> connectors, long at) {}

    /** The number of a connector that carries the channel; empty for none. Whether it is still in use is asked when the message leaves. */
    OptionalInt connector(String channel) {
        Known now = known;
        if (now == null || System.nanoTime() - now.at() > CONNECTORS_KEPT.toNanos()) {
            now = new Known(connectors.all(), System.nanoTime());
            known = now;
        }
        return now.connectors().stream()
                .filter(c -> !c.disabled() && c.channel().equals(channel))
                .mapToInt(Connector::id)
                .findFirst();
    }

    /** What templates can say of a customer, by name, with their language under {@code language}. */
    public Map<String, String> known(Template template, long customer) {
        Map<String, String> values = new HashMap<>(knowledge.of(customer));
        values.put("shop", settings.organisation().name());
        if (template.words().stream()
                .anyMatch(w -> w.body().contains("points") || w.subject().contains("points"))) {
            values.put("points", points(customer));
        }
        return values;
    }

    /** Whether everything that the template says is known of them, or something stands instead. */
    public boolean isKnown(Template template, long customer) {
        Map<String, String> values = known(template, customer);
        return Renderings.of(
                        template,
                        values.getOrDefault("language", ""),
                        values,
                        Dress.plain(settings.organisation().name()))
                instanceof Rendering.Ready;
    }

    /** Of the first programme that they are a member of; empty for none. */
    private String points(long customer) {
        return programmes.all().stream()
                .filter(p -> members.ofCustomer(customer).stream().anyMatch(m -> m.programmeId() == p.id()))
                .findFirst()
                .map(p -> String.valueOf(
                        balances.of(purses.ofCustomer(p.unitId(), customer)).available()))
                .orElse("");
    }

    /** Hands the message in; or says as a sentence what is not known of them. */
    String fill(long id, MessageWanted wanted, May.Yes yes, Template template, int connector) {
        Map<String, String> values = known(template, wanted.customerId());
        String language = values.getOrDefault("language", "");
        wanted.values().forEach(values::put);
        return switch (Renderings.of(template, language, values, dress(id, wanted, yes, template))) {
            case Rendering.Missing missing -> missing.sentence();
            case Rendering.Ready ready -> {
                sql.language(id, ready.language());
                queue(id, wanted, yes, template, connector, ready);
                yield "";
            }
        };
    }

    private Dress dress(long id, MessageWanted wanted, May.Yes yes, Template template) {
        String shop = settings.organisation().name();
        if (!template.isMail()) {
            return Dress.plain(shop);
        }
        boolean followed = contacts.limits().followed();
        return new Dress(
                shop,
                unsubscribes.link(yes.profileId(), yes.address(), wanted.purpose()),
                link -> followed ? follows.link(id, link) : link,
                followed ? follows.pixel(id) : "");
    }

    private void queue(
            long id, MessageWanted wanted, May.Yes yes, Template template, int connector, Rendering.Ready ready) {
        if (ChannelRules.kind(template.channel()).isEmpty()) {
            sql.show(id, ready.text());
            return;
        }
        outbox.queue(new Letter(
                "sending " + id,
                yes.profileId(),
                yes.address(),
                wanted.purpose() == Purpose.SERVICE ? Letter.Purpose.SERVICE : Letter.Purpose.NEWS,
                ready.subject(),
                ready.text(),
                ready.html(),
                false,
                wanted.until(),
                connector == 0 ? Threading.NONE : Threading.by(connector, "", "", List.of())));
    }
}
