package heartstring.crm.conversations;

import heartstring.crm.talk.Talk;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import heartstring.platform.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What colleagues do with conversations. One that is not there, or for somebody else's eyes, is a {@link Refusal} with 404; one that
 * was merged stands for the one it went into.
 */
@Component
public class Conversations {

    /** The news by which pages learn what changed: numbers, or empty for many. */
    public static final String TOPIC = Upkeep.TOPIC;

    /** The news that somebody came to a conversation, or writes in it: its number. */
    public static final String PRESENCE = "crm.presence";

    public static final int MOST_LABELS = 20;

    /** In characters. */
    public static final int LONGEST_LABEL = 40;

    static final Duration LONGEST_SLEEP = Duration.ofDays(366);

    private final ConversationsSql sql;
    private final BeltSql belt;
    private final Upkeep upkeep;
    private final Users users;
    private final Audit audit;
    private final InstantSource time;

    Conversations(ConversationsSql sql, BeltSql belt, Upkeep upkeep, Users users, Audit audit, InstantSource time) {
        this.users = users;
        this.sql = sql;
        this.belt = belt;
        this.upkeep = upkeep;
        this.audit = audit;
        this.time = time;
    }

    /** The conversation of that number as the current actor may see it. */
    public Optional<Conversation> find(long id) {
        return sql.find(id, Actor.current().userId());
    }

    /** The same, and there is one. */
    public Conversation get(long id) {
        return find(id).orElseThrow(() -> Refusal.notFound("conversation"));
    }

    /** The customer's conversation that was spoken in last, of those the current actor may see. */
    public Optional<Conversation> latest(long customerId) {
        return sql.latest(customerId, Actor.current().userId());
    }

    /** Gives it to a colleague, or with 0 to nobody. */
    @Transactional
    public void assign(long id, long userId) {
        long found = hold(id);
        if (userId != 0 && !answers(users.find(userId))) {
            throw Refusal.unprocessable("There is no such colleague, or they don't answer customers.");
        }
        sql.assign(found, userId);
        done("assigned", found);
    }

    /** Gives it to a team, or with 0 to none. */
    @Transactional
    public void hand(long id, int teamId) {
        long found = hold(id);
        if (teamId != 0 && !sql.isTeam(teamId)) {
            throw Refusal.unprocessable("There is no such team.");
        }
        sql.hand(found, teamId);
        done("handed on", found);
    }

    @Transactional
    public void resolve(long id) {
        long found = hold(id);
        sql.resolve(found, time.instant(), Actor.current().userId());
        done("resolved", found);
    }

    @Transactional
    public void reopen(long id) {
        long found = hold(id);
        sql.open(found, time.instant());
        done("opened again", found);
    }

    /** Lets it sleep until then, or until the customer speaks. */
    @Transactional
    public void snooze(long id, Instant until) {
        Instant now = time.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_SLEEP))) {
            throw Refusal.unprocessable("Choose a moment that is still to come, within a year.");
        }
        long found = hold(id);
        sql.snooze(found, until, now);
        done("snoozed", found);
    }

    @Transactional
    public void prioritise(long id, Priority priority) {
        long found = hold(id);
        sql.prioritise(found, priority.number());
        done("changed priority of", found);
    }

    @Transactional
    public void label(long id, String typed) {
        String label = label(typed);
        long found = hold(id);
        if (!sql.label(found, label, MOST_LABELS)) {
            throw Refusal.unprocessable("A conversation has at most " + MOST_LABELS + " labels.");
        }
        done("labelled", found);
    }

    @Transactional
    public void unlabel(long id, String label) {
        long found = hold(id);
        sql.unlabel(found, label(label));
        done("changed labels of", found);
    }

    /** Keeps it for the current user's eyes, or shows it to everybody again. */
    @Transactional
    public void keepPrivate(long id, boolean mine) {
        long found = hold(id);
        long user = Actor.current().userId();
        if (user == 0) {
            throw Refusal.unprocessable("Only a colleague can keep a conversation to themselves.");
        }
        sql.own(found, mine ? user : 0);
        done(mine ? "kept private" : "shared", found);
    }

    /** Puts all that was said in one into another of the same customer. */
    @Transactional
    public void merge(long from, long into) {
        long low = hold(Math.min(from, into));
        long high = hold(Math.max(from, into));
        Conversation gone = get(from);
        Conversation stays = get(into);
        if (gone.id() == stays.id() || low == high) {
            throw Refusal.unprocessable("These are one conversation already.");
        }
        if (gone.customerId() != stays.customerId()) {
            throw Refusal.unprocessable("These are conversations with different people. Merge the people first.");
        }
        if (gone.privateTo() != stays.privateTo()) {
            throw Refusal.unprocessable("One of them is for your eyes alone. Share it first.");
        }
        sql.merge(gone.id(), stays.id(), time.instant());
        upkeep.refresh(List.of(stays.id()));
        upkeep.reckon(Set.of(gone.id(), stays.id()));
        audit.record("merged", "conversation", gone.id());
        upkeep.tell(List.of(gone.id(), stays.id()), true);
    }

    /** Adds what was just said in it, in the transaction that appended its touchpoint. */
    @Transactional
    public void hear(long id, Talk talk) {
        long found = hold(id);
        belt.say(List.of(new BeltSql.Placed(talk, found, false, State.OPEN)));
        upkeep.refresh(List.of(found));
        upkeep.reckon(List.of(found));
        upkeep.tell(List.of(found), true);
    }

    /** Begins one with what a colleague just said, in the transaction that appended its touchpoint; whoever begins has it. */
    @Transactional
    public long begin(Talk talk) {
        BeltSql.Placed first = new BeltSql.Placed(talk, -1, true, State.OPEN);
        long id = belt.begin(List.of(first)).values().iterator().next();
        belt.say(List.of(new BeltSql.Placed(talk, id, true, State.OPEN)));
        long user = Actor.current().userId();
        if (user != 0) {
            sql.assign(id, user);
        }
        upkeep.refresh(List.of(id));
        done("began", id);
        return id;
    }

    /** Notes that the current user has read it until now. */
    @Transactional
    public void see(long id) {
        long user = Actor.current().userId();
        if (user != 0) {
            sql.see(id, user, time.instant());
        }
    }

    /** Whether that colleague answers customers. */
    public static boolean answers(@Nullable User user) {
        return user != null && user.active() && user.role() != Role.CASHIER && user.role() != Role.ANALYST;
    }

    /** The current number, its row held until the transaction ends. */
    private long hold(long id) {
        long current = get(id).id();
        if (!sql.lock(current)) {
            throw Refusal.notFound("conversation");
        }
        return current;
    }

    private void done(String act, long id) {
        upkeep.reckon(List.of(id));
        audit.record(act, "conversation", id);
        upkeep.tell(List.of(id), true);
    }

    private static String label(String typed) {
        String label = typed.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        if (label.isEmpty() || label.length() > LONGEST_LABEL || label.indexOf(',') >= 0) {
            throw Refusal.unprocessable("A label has 1 to " + LONGEST_LABEL + " characters and no comma.");
        }
        return label;
    }
}
