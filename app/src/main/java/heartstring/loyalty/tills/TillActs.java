package heartstring.loyalty.tills;

import heartstring.loyalty.commands.Key;
import heartstring.loyalty.members.Member;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The acts of tills by their keys: the same key with the same contents is the same act, with other contents it is refused. */
@Component
public class TillActs {

    private static final String SCOPE = "till";

    private final TillActsSql sql;
    private final Audit audit;
    private final InstantSource time;

    TillActs(TillActsSql sql, Audit audit, InstantSource time) {
        this.sql = sql;
        this.audit = audit;
        this.time = time;
    }

    /**
     * What a till asks for.
     *
     * @param rewardId for a redemption, else null
     * @param contents the wish in any form that is the same for the same wish
     * @param own whether the colleague at the till is the member
     */
    public record Asked(
            TillAct.Kind kind,
            Member member,
            @Nullable Long rewardId,
            String contents,
            boolean own,
            boolean offline,
            Instant at) {}

    /** What can become of beginning. */
    public sealed interface Begun {
        /** It stands; again when it stood before. */
        record Standing(TillAct act, boolean again) implements Begun {}

        /** The key was used for something else before. */
        record KeyReused() implements Begun {}
    }

    /** Keeps what a till asks for, once; a colleague who does something for themselves is noted in the audit log. */
    @Transactional
    public Begun begin(String key, Asked asked) {
        Key made = Key.of(SCOPE, key, asked.contents());
        Optional<Long> fresh = sql.begin(made, asked, user(), time.instant());
        if (fresh.isPresent()) {
            if (asked.own()) {
                audit.record(
                        asked.kind() == TillAct.Kind.SALE ? "earned for themselves" : "redeemed for themselves",
                        "member",
                        asked.member().id());
            }
            return new Begun.Standing(sql.byId(fresh.get()).orElseThrow(), false);
        }
        return sql.byKey(made.value(), made.contents())
                .<Begun>map(act -> new Begun.Standing(act, true))
                .orElseGet(Begun.KeyReused::new);
    }

    /** The act with that key, whatever its contents. */
    public Optional<TillAct> byKey(String key) {
        return sql.byKey(Key.of(SCOPE, key, "").value(), null);
    }

    /** Notes what came of a redemption. */
    @Transactional
    public void redeemed(long actId, long redemptionId) {
        sql.redeemed(actId, redemptionId);
    }

    /** Notes that an act was undone; false when it was before. */
    @Transactional
    public boolean undo(long actId) {
        return sql.undo(actId, user(), time.instant());
    }

    /** Notes that a promise could not be honoured, once. */
    @Transactional
    public Unhonoured note(long actId, String reason, long lacking) {
        sql.note(actId, reason, Math.max(0, lacking), time.instant());
        return sql.unhonoured(actId).orElseThrow();
    }

    /** What could not be honoured of an act. */
    public Optional<Unhonoured> unhonoured(long actId) {
        return sql.unhonoured(actId);
    }

    /** Says that a promise that could not be honoured is dealt with; false when there is none open of that number. */
    @Transactional
    public boolean settle(long exceptionId) {
        boolean settled = sql.settle(exceptionId, user(), time.instant());
        if (settled) {
            audit.record("settled", "till exception", exceptionId);
        }
        return settled;
    }

    private static long user() {
        Actor actor = Actor.current();
        return actor.userId();
    }
}
