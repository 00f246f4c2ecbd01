package heartstring.decision.sending;

import heartstring.customer.consent.ChannelRules;
import heartstring.customer.consent.Purpose;
import heartstring.customer.matching.Puzzle;
import heartstring.decision.sending.Outcome.Why;
import heartstring.messaging.templates.Template;
import heartstring.messaging.templates.Templates;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to sending: see the package. */
@Component
public class Messages {

    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);
    private static final Duration PUT_OFF = Duration.ofMinutes(10);

    private final Sending sending;
    private final SendingsSql sql;
    private final Filling filling;
    private final Templates templates;
    private final Puzzle puzzle;
    private final InstantSource time;

    Messages(
            Sending sending, SendingsSql sql, Filling filling, Templates templates, Puzzle puzzle, InstantSource time) {
        this.puzzle = puzzle;
        this.sending = sending;
        this.sql = sql;
        this.filling = filling;
        this.templates = templates;
        this.time = time;
    }

    /**
     * Sends one message now if it may go now, in the caller's transaction (or one of its own). Each key goes at most once, however often
     * and on however many servers this is asked; what was refused stays refused under its key. Consent, the address, caps and quiet hours
     * are those of now, and consent is looked at once more when it leaves.
     */
    @Transactional
    public Outcome send(MessageWanted wanted) {
        return sent(wanted, false);
    }

    /**
     * The same, for whoever does not want to ask again: what may go only later is kept and goes by itself then, unless the person says no,
     * or it is {@code until} meanwhile. The answer is {@link Outcome.Later} with the moment.
     */
    @Transactional
    public Outcome entrust(MessageWanted wanted) {
        return sent(wanted, true);
    }

    private Outcome sent(MessageWanted wanted, boolean keep) {
        puzzle.holdErasures();
        // Two that want to write to one person at once count each other, and two with one key meet here.
        sql.hold(wanted.customerId());
        Optional<SendingsSql.Standing> before = sql.byKey(wanted.key());
        if (before.isPresent() && !before.get().state().equals("waiting")) {
            return told(before.get());
        }
        Instant now = time.instant();
        Template template = templates.byId(wanted.templateId()).orElse(null);
        if (template == null) {
            return refused(wanted, who(wanted), "none", Why.NO_WAY, "The template is not there any more.", now);
        }
        Instant until = wanted.until();
        May may = sending.may(wanted.customerId(), wanted.purpose(), template.channel(), now);
        if (until != null && !until.isAfter(now)) {
            return refused(wanted, may, template.channel(), Why.LATE, "It was too late to send it.", now);
        }
        return switch (may) {
            case May.No no -> refused(wanted, no, template.channel(), no.why(), no.sentence(), now);
            case May.Later later -> later(wanted, later, template.channel(), keep, now);
            case May.Yes yes -> go(wanted, yes, template, now);
        };
    }

    private May who(MessageWanted wanted) {
        return sending.may(wanted.customerId(), Purpose.SERVICE, "page", time.instant());
    }

    private static Outcome told(SendingsSql.Standing standing) {
        return standing.state().equals("refused")
                ? new Outcome.Refused(standing.why(), standing.sentence())
                : new Outcome.Sent(standing.id());
    }

    private Outcome later(MessageWanted wanted, May.Later later, String channel, boolean keep, Instant now) {
        Instant until = wanted.until();
        if (until != null && !later.at().isBefore(until)) {
            return refused(wanted, later, channel, later.capped() ? Why.CAPPED : Why.LATE, later.sentence(), now);
        }
        if (keep) {
            sql.keep(wanted, later.profileId(), channel, later.at(), now);
        }
        return new Outcome.Later(later.at(), later.sentence());
    }

    private Outcome refused(MessageWanted wanted, May may, String channel, Why why, String sentence, Instant now) {
        long profile = may.profileId();
        // Of somebody who is not there nothing is kept.
        if (profile != 0) {
            sql.refuse(wanted, profile, channel, why, sentence, now);
        }
        return new Outcome.Refused(why, sentence);
    }

    private Outcome go(MessageWanted wanted, May.Yes yes, Template template, Instant now) {
        boolean shown = ChannelRules.kind(template.channel()).isEmpty();
        OptionalInt connector = shown || template.isMail() ? OptionalInt.of(0) : filling.connector(template.channel());
        if (connector.isEmpty()) {
            return refused(
                    wanted,
                    yes,
                    template.channel(),
                    Why.NO_WAY,
                    "No connector carries " + template.channel() + ".",
                    now);
        }
        long id = sql.begin(wanted, yes.profileId(), template, now);
        String fault = filling.fill(id, wanted, yes, template, connector.getAsInt());
        if (!fault.isEmpty()) {
            sql.turnDown(id, Why.NOT_KNOWN, fault, now);
            return new Outcome.Refused(Why.NOT_KNOWN, fault);
        }
        return new Outcome.Sent(id);
    }

    /** The message of that number. */
    public Optional<Line> byId(long id) {
        return sql.lines(0, null, id + 1, 1).stream().filter(l -> l.id() == id).findFirst();
    }

    /** The message of that key. */
    public Optional<Line> byKey(String key) {
        return sql.byKey(key).flatMap(s -> byId(s.id()));
    }

    /** What was wanted to be sent to a customer, or for a cause (null for any), the last first, of smaller numbers than that. */
    public List<Line> page(long customerId, @Nullable String cause, long below, int most) {
        return sql.lines(customerId, cause, below, most);
    }

    /** Sends what waits and is due, a bounded number of them; how many were looked at. Each in a transaction of its own. */
    int sendDue(java.util.function.Consumer<Runnable> transactions) {
        List<Long> due = sql.due(time.instant());
        for (long id : due) {
            try {
                transactions.accept(() -> sql.wanted(id, time.instant()).ifPresent(wanted -> {
                    if (sent(wanted, true) instanceof Outcome.Refused refused) {
                        // Also where nobody is there any more, of whom nothing else would be kept.
                        sql.turnDown(id, refused.why(), refused.sentence(), time.instant());
                    }
                }));
            } catch (RuntimeException e) {
                LOG.warn("Message {} was not sent and will be later: {}", id, e.toString());
                transactions.accept(() -> sql.putOff(id, time.instant().plus(PUT_OFF)));
            }
        }
        return due.size();
    }

    /** What is shown where they come by themselves was shown; false where it was shown before or is not there. */
    @Transactional
    public boolean shown(long id) {
        return sql.shown(id, time.instant());
    }
}
