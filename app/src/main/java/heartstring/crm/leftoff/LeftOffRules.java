package heartstring.crm.leftoff;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Words where we left off. */
final class LeftOffRules {

    private static final int MOST_LETTERS = 160;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);

    private LeftOffRules() {}

    /**
     * What is open first: a promise that is due, else what was said last; then who spoke last.
     *
     * @param words whether the reader may read what was said
     */
    static List<LeftOff> tell(List<LeftOffSql.Row> rows, LocalDate today, boolean words) {
        List<LeftOff> told = new ArrayList<>();
        open(rows, today).ifPresent(r -> told.add(new LeftOff(sentence(r, today, words), r.at(), r.touchpointId())));
        rows.stream()
                .filter(r -> r.kind().equals("talk"))
                .findFirst()
                .ifPresent(r -> told.add(new LeftOff(state(r), r.at(), r.touchpointId())));
        return told;
    }

    private static Optional<LeftOffSql.Row> open(List<LeftOffSql.Row> rows, LocalDate today) {
        Optional<LeftOffSql.Row> urgent = rows.stream()
                .filter(r -> r.kind().equals("promise") && isDue(r, today))
                .findFirst();
        return urgent.isPresent()
                ? urgent
                : rows.stream()
                        .filter(r -> !r.kind().equals("talk"))
                        .max(Comparator.comparing(LeftOffSql.Row::at).thenComparingLong(LeftOffSql.Row::touchpointId));
    }

    private static boolean isDue(LeftOffSql.Row row, LocalDate today) {
        LocalDate due = row.due();
        return due != null && !due.isAfter(today);
    }

    private static String sentence(LeftOffSql.Row row, LocalDate today, boolean words) {
        String said = words ? " “" + shortened(row.words()) + "”" : "";
        return switch (row.kind()) {
            case "promise" -> "We promised" + (words ? said : " something") + due(row.due(), today) + ".";
            case "concern" -> words ? "What worries them:" + said + "." : "Something worries them.";
            default -> words ? "They are looking for something:" + said + "." : "They are looking for something.";
        };
    }

    private static String due(@Nullable LocalDate due, LocalDate today) {
        if (due == null) {
            return "";
        }
        return due.isBefore(today)
                ? ", and it is late: it was due on " + DAY.format(due)
                : due.equals(today) ? ", due today" : ", due on " + DAY.format(due);
    }

    private static String state(LeftOffSql.Row row) {
        if (row.words().equals("resolved")) {
            return row.by().equals("customer")
                    ? "They wrote last; nothing is open."
                    : "We spoke last; nothing is open.";
        }
        return switch (row.by()) {
            case "customer" -> row.waits() ? "They wrote last and wait for our answer." : "They wrote last.";
            case "us" -> "We spoke last and wait for theirs.";
            default -> "A conversation is open.";
        };
    }

    private static String shortened(String text) {
        String open = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return open.length() <= MOST_LETTERS ? open : open.substring(0, MOST_LETTERS - 1) + "…";
    }
}
