package heartstring.loyalty.referrals;

import heartstring.customer.matching.Puzzle;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.platform.audit.Audit;
import heartstring.platform.secrets.Tokens;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Codes of members, and who brought whom. */
@Component
public class Referrals {

    private static final int CODE_GROUPS = 2;
    private static final int TRIES = 5;

    private final ReferralsSql sql;
    private final Members members;
    private final Puzzle puzzle;
    private final Audit audit;
    private final InstantSource time;

    Referrals(ReferralsSql sql, Members members, Puzzle puzzle, Audit audit, InstantSource time) {
        this.sql = sql;
        this.members = members;
        this.puzzle = puzzle;
        this.audit = audit;
        this.time = time;
    }

    /** How a friend said who brought them. */
    public enum Way {
        LINK,
        TILL,
        PROGRAM
    }

    /** What can become of naming who brought a friend. */
    public sealed interface Binding {
        /** They are bound, now or since before. */
        record Bound(Referral referral, boolean again) implements Binding {}

        /** They are not; kept with the reason. */
        record Refused(Referral referral, String reason) implements Binding {}

        /** Nobody of the friend's programme has this code. */
        record UnknownCode() implements Binding {}
    }

    /** What a programme gives; empty while nothing was ever set. */
    public Optional<ReferralSetting> setting(int programmeId) {
        return sql.setting(programmeId);
    }

    /** Sets what a programme gives from now on; what was promised before stays as it was. */
    @Transactional
    public void set(ReferralSetting setting) {
        sql.set(setting);
        audit.record("set referrals of", "programme", setting.programmeId());
    }

    /** The member's code, made at the first call; empty while the programme rewards nobody for bringing friends. */
    @Transactional
    public Optional<String> code(Member member) {
        if (sql.setting(member.programmeId()).filter(ReferralSetting::running).isEmpty()) {
            return Optional.empty();
        }
        for (int i = 0; i < TRIES; i++) {
            Optional<String> code = sql.code(member.id());
            if (code.isPresent()) {
                return code;
            }
            sql.make(member.id(), Tokens.readable(CODE_GROUPS), time.instant());
        }
        throw new IllegalStateException("No free code found");
    }

    /** The membership whose code this is, however it was typed. */
    public Optional<Member> advocate(String code) {
        String letters = code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return letters.length() != 4 * CODE_GROUPS
                ? Optional.empty()
                : sql.byCode(letters.substring(0, 4) + "-" + letters.substring(4))
                        .flatMap(members::byId);
    }

    /** Binds a friend who has just joined to whoever has that code, once; told again it answers as before. */
    @Transactional
    public Binding bind(String code, Member friend, Way way) {
        // One after the other: no ring, no second advocate and no friend too many comes in beside another.
        puzzle.lock();
        Optional<Member> found = advocate(code).filter(a -> a.programmeId() == friend.programmeId());
        Member fresh = members.byId(friend.id()).orElse(friend);
        if (found.isEmpty()) {
            return new Binding.UnknownCode();
        }
        Member advocate = found.get();
        Optional<Referral> before = sql.between(friend.programmeId(), advocate.customerId(), fresh.customerId());
        if (before.isPresent()) {
            return answer(before.get(), true);
        }
        Instant now = time.instant();
        ReferralSetting setting = sql.setting(friend.programmeId())
                .orElse(new ReferralSetting(friend.programmeId(), 0, 0, 0, 0, 1, false));
        boolean late = fresh.joinedAt().plus(ReferralRules.LATEST).isBefore(now);
        ReferralRules.Facts facts = sql.facts(advocate, fresh, setting, now, late);
        String refusal = ReferralRules.refusal(facts);
        long id = sql.bind(advocate, fresh, setting, way, now, refusal);
        audit.record(refusal == null ? "brought a friend" : "was refused a friend", "member", advocate.id());
        return answer(sql.byId(id).orElseThrow(), false);
    }

    private static Binding answer(Referral referral, boolean again) {
        return referral.state() == Referral.State.REFUSED
                ? new Binding.Refused(referral, told(referral.reason()))
                : new Binding.Bound(referral, again);
    }

    private static String told(@Nullable String reason) {
        return reason == null ? "It was refused." : reason;
    }

    /** Those a customer brought, newest first, at most 200; refused ones with the reason. */
    public List<Referral> ofAdvocate(int programmeId, long customerId) {
        return sql.ofAdvocate(programmeId, customerId);
    }
}
