package heartstring.experience.emotion;

import heartstring.customer.matching.Puzzle;
import heartstring.customer.owners.CustomersInReach;
import heartstring.kernels.emotions.Emotion;
import heartstring.kernels.emotions.Feeling;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.web.Cursor;
import heartstring.story.veils.Veils;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to what customers' words carry. */
@Component
public class Voices {

    /** The most on one page. */
    public static final int MOST = 200;

    /** The tone of what cannot be told. */
    public static final String UNSURE = "unsure";

    /** What customers feel on their way, the good ones first. */
    public static final List<String> FEELINGS =
            Arrays.stream(Emotion.Felt.values()).map(Emotion.Felt::word).toList();

    /** The tones that a colleague may say. */
    public static final List<String> TONES = List.of("positive", "negative", "neutral", "ambiguous");

    private final HeardSql sql;
    private final Reader reader;
    private final Puzzle puzzle;
    private final Audit audit;
    private final Veils veils;
    private final CustomersInReach customers;
    private final InstantSource time;
    private final ObjectProvider<VoiceWatcher> watchers;

    Voices(
            HeardSql sql,
            Reader reader,
            Puzzle puzzle,
            Audit audit,
            Veils veils,
            CustomersInReach customers,
            InstantSource time,
            ObjectProvider<VoiceWatcher> watchers) {
        this.watchers = watchers;
        this.sql = sql;
        this.reader = reader;
        this.puzzle = puzzle;
        this.audit = audit;
        this.veils = veils;
        this.customers = customers;
        this.time = time;
    }

    /** What is told of these touchpoints in a word, by their numbers; not of those that say nothing, are not sure or were not read yet. */
    public Map<Long, Heard> of(Collection<Long> touchpoints) {
        return touchpoints.isEmpty()
                ? Map.of()
                : sql.these(touchpoints.stream().mapToLong(Long::longValue).toArray()).stream()
                        .filter(heard -> (heard.read() || heard.corrected())
                                && !heard.word().isEmpty())
                        .collect(Collectors.toMap(Heard::touchpointId, Function.identity()));
    }

    /** What one touchpoint carries, if whoever acts may see it. */
    public Optional<Heard> find(long touchpoint) {
        return sql.one(touchpoint).filter(heard -> customers.isIn(heard.customerId()) && veils.isSeen(touchpoint));
    }

    /** Whether anything is known of the words in a touchpoint, if whoever acts may see it. */
    public boolean isHeard(long touchpoint) {
        return find(touchpoint).isPresent();
    }

    /** What a customer's words carried, the newest first, beyond that place; a piece of work at a time. */
    public List<Heard> of(long customer, @Nullable Cursor after, int most) {
        return veils.seen(
                sql.of(
                        customer,
                        after == null ? null : after.moment(0),
                        after == null ? 0 : after.number(1),
                        Math.clamp(most, 1, MOST + 1)),
                Heard::touchpointId);
    }

    /** The clauses of a text that are about something, in their order. */
    public List<Heard.Aspect> aspects(long touchpoint) {
        return sql.aspects(touchpoint);
    }

    /** The customer's words in a touchpoint, in which clauses stand; empty when there are none. */
    public String words(long touchpoint) {
        return sql.words(touchpoint);
    }

    /** The words of a customer in a touchpoint of that name; empty when there are none. */
    public static String said(String event, @Nullable String body) {
        return VoiceRules.said(event, body);
    }

    /** Why a colleague cannot say so, in a sentence; null when they can. */
    public static @Nullable String fault(String tone, String felt) {
        if (!TONES.contains(tone)) {
            return "A tone is one of: " + String.join(", ", TONES) + ".";
        }
        return FEELINGS.contains(felt) ? null : "A feeling is one of: " + String.join(", ", FEELINGS) + ".";
    }

    /** Puts it as a colleague says; false when nothing is known of that touchpoint. Throws IllegalArgumentException with {@link #fault}. */
    @Transactional
    public boolean say(long touchpoint, String tone, String felt) {
        String fault = fault(tone, felt);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        puzzle.holdErasures();
        long user = Actor.current().userId();
        if (!sql.say(touchpoint, tone, felt, user == 0 ? null : user, time.instant())) {
            return false;
        }
        watchers.forEach(watcher -> watcher.heard(new long[] {touchpoint}));
        audit.record("corrected", "feeling", touchpoint);
        return true;
    }

    /** Takes a colleague's word back, so that it holds again what was read; false when there was none. */
    @Transactional
    public boolean unsay(long touchpoint) {
        if (!sql.unsay(touchpoint)) {
            return false;
        }
        watchers.forEach(watcher -> watcher.heard(new long[] {touchpoint}));
        audit.record("uncorrected", "feeling", touchpoint);
        return true;
    }

    /** Reads a text that is not kept; empty where the sentence model cannot be used. */
    public Optional<Feeling> read(String text) {
        return reader.isAvailable() ? Optional.of(reader.feelings().of(text)) : Optional.empty();
    }
}
