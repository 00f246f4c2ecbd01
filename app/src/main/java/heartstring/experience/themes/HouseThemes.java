package heartstring.experience.themes;

import heartstring.kernels.emotions.Theme;
import heartstring.kernels.emotions.Themes;
import heartstring.platform.audit.Audit;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The themes of this house. */
@Component
public class HouseThemes {

    /** So many own ones at most. */
    static final int MOST_OWN = 30;

    /** What was said so long ago is read again when a theme finds other words. */
    static final Duration READ_AGAIN = Duration.ofDays(60);

    private static final Map<String, Theme> BUILT =
            Theme.BUILT.stream().collect(Collectors.toMap(Theme::word, Function.identity()));

    private final ThemesSql sql;
    private final Audit audit;
    private final InstantSource time;
    private final Kept<State> kept;

    HouseThemes(ThemesSql sql, Audit audit, InstantSource time, Changes changes) {
        this.sql = sql;
        this.audit = audit;
        this.time = time;
        this.kept = new Kept<>("experience.theme", changes, () -> State.of(sql.all(MOST_OWN + BUILT.size())));
    }

    /**
     * A theme.
     *
     * @param word under which it is kept
     * @param label how it is called here
     * @param own whether the house has it alone
     * @param words by which it is found beside those that everybody has
     */
    public record One(String word, String label, boolean own, List<String> words) {}

    private record State(List<One> all, Themes themes) {

        static State of(List<ThemesSql.Row> rows) {
            Map<String, ThemesSql.Row> by =
                    rows.stream().collect(Collectors.toMap(ThemesSql.Row::word, Function.identity()));
            List<One> all = new ArrayList<>();
            List<Theme> themes = new ArrayList<>();
            for (Theme theme : Theme.BUILT) {
                ThemesSql.Row row = by.get(theme.word());
                all.add(new One(
                        theme.word(),
                        row == null ? theme.word() : row.label(),
                        false,
                        row == null ? List.of() : row.words()));
                themes.add(row == null ? theme : theme.and(row.words()));
            }
            for (ThemesSql.Row row : rows) {
                if (!BUILT.containsKey(row.word())) {
                    all.add(new One(row.word(), row.label(), true, row.words()));
                    themes.add(Theme.of(row.word(), row.words()));
                }
            }
            return new State(List.copyOf(all), new Themes(themes));
        }
    }

    /** All of them: those that everybody has, then the house's own. */
    public List<One> all() {
        return kept.get().all();
    }

    /** As texts are read by them. */
    public Themes themes() {
        return kept.get().themes();
    }

    /** How a theme is called here. */
    public String label(String word) {
        return find(word).map(One::label).orElse(word);
    }

    /** The theme kept under that word. */
    public Optional<One> find(String word) {
        return all().stream().filter(one -> one.word().equals(word)).findFirst();
    }

    /** Adds an own one. A sentence says what is wrong, null that it is there. */
    @Transactional
    public @Nullable String add(String typedLabel, String typedWords) {
        String label = typedLabel.strip();
        List<String> words = ThemeRules.words(typedWords);
        String fault = ThemeRules.fault(label, words, true);
        if (fault != null) {
            return fault;
        }
        if (all().stream().filter(One::own).count() >= MOST_OWN) {
            return "There are " + MOST_OWN + " of your own already; take one away first.";
        }
        if (all().stream().anyMatch(one -> one.label().equalsIgnoreCase(label))) {
            return "There is a theme of that name already.";
        }
        keep(new ThemesSql.Row(
                ThemeRules.key(label, all().stream().map(One::word).collect(Collectors.toSet())), label, words));
        return null;
    }

    /** Gives one another name or other words. A sentence says what is wrong, null that it is done. */
    @Transactional
    public @Nullable String change(One one, String typedLabel, String typedWords) {
        String label = typedLabel.strip();
        List<String> words = ThemeRules.words(typedWords);
        String fault = ThemeRules.fault(label, words, one.own());
        if (fault != null) {
            return fault;
        }
        if (all().stream()
                .anyMatch(other ->
                        !other.word().equals(one.word()) && other.label().equalsIgnoreCase(label))) {
            return "There is a theme of that name already.";
        }
        keep(new ThemesSql.Row(one.word(), label, words));
        return null;
    }

    private void keep(ThemesSql.Row row) {
        Optional<One> before = find(row.word());
        sql.keep(row, time.instant());
        if (before.isEmpty() || !before.get().words().equals(row.words())) {
            sql.readAgain(time.instant().minus(READ_AGAIN));
        }
        kept.changed();
        audit.record("changed", "theme", row.word(), "{}");
    }

    /** Takes an own one away, or what was changed in one that everybody has; false when there is nothing of it. */
    @Transactional
    public boolean remove(One one) {
        if (!sql.remove(one.word())) {
            return false;
        }
        if (one.own()) {
            sql.forget(one.word());
        } else if (!one.words().isEmpty()) {
            sql.readAgain(time.instant().minus(READ_AGAIN));
        }
        kept.changed();
        audit.record("removed", "theme", one.word(), "{}");
        return true;
    }
}
