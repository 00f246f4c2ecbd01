package heartstring.loyalty.members;

import heartstring.customer.matching.Identifier;
import heartstring.customer.matching.IdentifierRules;
import heartstring.customer.matching.Puzzle;
import heartstring.customer.profiles.Headlines;
import heartstring.loyalty.programmes.Programme;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.settings.Settings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Memberships: joining, finding, blocking and closing. */
@Component
public class Members {

    /** The most members made of cards in one call. */
    public static final int MOST_ADOPTED = 10_000;

    private static final int TRIES = 5;

    private final MembersSql sql;
    private final Puzzle puzzle;
    private final Headlines headlines;
    private final Audit audit;
    private final Settings settings;
    private final ObjectProvider<JoinWatcher> watchers;
    private final InstantSource time;

    Members(
            MembersSql sql,
            Puzzle puzzle,
            Headlines headlines,
            Audit audit,
            Settings settings,
            ObjectProvider<JoinWatcher> watchers,
            InstantSource time) {
        this.settings = settings;
        this.watchers = watchers;
        this.sql = sql;
        this.puzzle = puzzle;
        this.headlines = headlines;
        this.audit = audit;
        this.time = time;
    }

    /** What can become of joining. */
    public sealed interface Joining {
        /** A member, with the membership; fresh when it was made now. */
        record Joined(Member member, boolean fresh) implements Joining {}

        /** There is no such customer, or nothing of it is left. */
        record Nobody() implements Joining {}

        /** The customer was shut out of this programme; a colleague has to decide. */
        record ShutOut(Member member) implements Joining {}
    }

    /** Makes a customer a member from now on, by its oldest piece; who is one already stays as it is. */
    @Transactional
    public Joining join(Programme programme, long customerId, Member.Way way) {
        return join(programme, customerId, way, time.instant());
    }

    /** Likewise, from an earlier moment on: for those who were members before they were brought here. */
    @Transactional
    public Joining join(Programme programme, long customerId, Member.Way way, Instant since) {
        puzzle.lock();
        Optional<Long> profile = sql.lockLeadProfile(customerId);
        if (profile.isEmpty()) {
            return new Joining.Nobody();
        }
        List<Member> existing = sql.ofCustomer(programme.id(), customerId);
        Optional<Member> usable = existing.stream()
                .filter(m -> m.status() == Member.Status.ACTIVE)
                .findFirst();
        if (usable.isPresent()) {
            return new Joining.Joined(usable.get(), false);
        }
        Optional<Member> blocked = existing.stream()
                .filter(m -> m.status() == Member.Status.BLOCKED)
                .findFirst();
        if (blocked.isPresent()) {
            return new Joining.ShutOut(blocked.get());
        }
        Actor actor = Actor.current();
        long user = actor.userId();
        for (int i = 0; i < TRIES; i++) {
            Optional<Long> id = sql.join(programme.id(), profile.get(), Cards.next(), way, since, user);
            if (id.isPresent()) {
                audit.record("joined", "member", id.get());
                Member member = sql.byId(id.get()).orElseThrow();
                headlines.refresh(puzzle.give(
                        member.profileId(), new Identifier(Identifier.CARD, member.card()), time.instant()));
                watchers.orderedStream().forEach(w -> w.joined(List.of(member)));
                return new Joining.Joined(member, true);
            }
        }
        throw new IllegalStateException("No free card number found");
    }

    /**
     * Makes everybody a member who shows a card of the shop's and is none yet, from when the card was first seen; for a shop that
     * comes with its cards.
     *
     * @return how many became members, at most {@value #MOST_ADOPTED} a call
     */
    @Transactional
    public int adoptCards(Programme programme) {
        puzzle.lock();
        List<Member> adopted = sql.adopt(programme.id(), MOST_ADOPTED);
        if (!adopted.isEmpty()) {
            audit.record("adopted cards of", "programme", programme.id());
            watchers.orderedStream().forEach(w -> w.joined(adopted));
        }
        return adopted.size();
    }

    /** The membership with that number. */
    public Optional<Member> byId(long id) {
        return sql.byId(id);
    }

    /** The membership with that card. */
    public Optional<Member> byCard(String card) {
        Identifier normal = IdentifierRules.normalise(Identifier.CARD, card, settings.region());
        return normal == null ? Optional.empty() : sql.byCard(normal.value());
    }

    /** The piece that each of these memberships belongs to; those that do not exist are missing. */
    public Map<Long, Long> profilesOf(Collection<Long> memberIds) {
        return sql.profilesOf(memberIds);
    }

    /** All memberships of a customer, those that may be used first. */
    public List<Member> ofCustomer(long customerId) {
        return sql.ofCustomer(0, customerId);
    }

    /** For each of these profiles the memberships of the customer it belongs to. */
    public Map<Long, List<Member>> byProfiles(Collection<Long> profiles) {
        return sql.byProfiles(profiles);
    }

    /** Blocks, frees or closes; false when it is closed already or does not exist. */
    @Transactional
    public boolean set(long memberId, Member.Status status) {
        boolean changed = sql.set(memberId, status);
        if (changed) {
            audit.record(
                    switch (status) {
                        case ACTIVE -> "freed";
                        case BLOCKED -> "blocked";
                        case CLOSED -> "closed";
                    },
                    "member",
                    memberId);
        }
        return changed;
    }
}
