package heartstring.decision.openings;

import heartstring.decision.cases.Cause;
import heartstring.platform.audit.Audit;
import heartstring.platform.settings.Settings;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what opens cases. */
@Component
public class CaseSettings {

    private static final String CAUSES = "cases.causes";
    private static final String NUMBERS = "cases.numbers";

    private final Settings settings;
    private final SignsSql sql;
    private final Audit audit;

    CaseSettings(Settings settings, SignsSql sql, Audit audit) {
        this.sql = sql;
        this.settings = settings;
        this.audit = audit;
    }

    /** As it holds now. */
    public CaseSetting now() {
        String causes = settings.get(CAUSES, "");
        long[] n = numbers(settings.get(NUMBERS, ""));
        CaseSetting plain = CaseSetting.PLAIN;
        if (causes.isEmpty() || n == null) {
            return plain;
        }
        return new CaseSetting(
                causes(causes),
                (int) n[0],
                (int) n[1],
                (int) n[2],
                (int) n[3],
                (int) n[4],
                n[5],
                n[6],
                n[7],
                n[8],
                n[9],
                (int) n[10]);
    }

    private static long @Nullable [] numbers(String text) {
        String[] parts = text.split(" ");
        return parts.length != 11
                ? null
                : Arrays.stream(parts).mapToLong(Long::parseLong).toArray();
    }

    private static Set<Cause> causes(String text) {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        for (String word : text.split(" ")) {
            Cause.of(word).ifPresent(causes::add);
        }
        return causes;
    }

    /** Why it makes no sense, null when it does. */
    public static @Nullable String fault(CaseSetting s) {
        if (s.answerPercent() < 0 || s.answerPercent() > 100 || s.surePercent() < 0 || s.surePercent() > 100) {
            return "A share lies between 0 and 100 percent.";
        }
        if (s.fellPoints() < 5 || s.fellPoints() > 100) {
            return "An index falls by 5 to 100 points; less is chance.";
        }
        if (s.mostFading() < 0 || s.mostFading() > 1_000) {
            return "At most 1,000 cases a day.";
        }
        if (s.hundredMinor() < 1 || s.hundredMinor() > 1_000_000) {
            return "Say what 100 points cost you; it is more than nothing.";
        }
        if (s.usualMinor() < 0 || s.mostMinor() < s.usualMinor() || s.mostMinor() > 100_000_000) {
            return "The usual amends lie between nothing and the most that one case may cost.";
        }
        return s.recoveredDays() < 1 || s.recoveredDays() > 365 ? "Customers come back within 1 to 365 days." : null;
    }

    /** Sets it; the caller has seen that it makes sense. */
    @Transactional
    public void set(CaseSetting s) {
        Map<String, String> values = new LinkedHashMap<>();
        String causes = s.causes().stream().map(Cause::word).sorted().collect(Collectors.joining(" "));
        values.put(CAUSES, causes.isEmpty() ? "none" : causes);
        values.put(
                NUMBERS,
                s.answerPercent() + " " + s.surePercent() + " " + s.fellPoints() + " " + s.mostFading() + " " + s.team()
                        + " " + s.owner() + " " + s.budget() + " " + s.hundredMinor() + " " + s.usualMinor() + " "
                        + s.mostMinor() + " " + s.recoveredDays());
        settings.set(values);
        audit.record("changed", "case settings", 0);
    }

    /** Says whose the cases of a store are; 0 for nobody's. */
    @Transactional
    void own(String store, long owner) {
        sql.own(store, owner);
        audit.record("set who answers for a store, now", "user", owner);
    }
}
