package heartstring.story.arms;

import heartstring.platform.audit.Audit;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.platform.settings.Settings;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What has a hold-out, from birth on: whoever begins something optional says so here once, asks {@link Arms} with the share from here, and
 * tells whoever met it. What was promised is not said here; nobody goes without it, and whether it works cannot be proved.
 */
@Component
public class HoldOuts {

    /** The trial of those who get nothing optional at all. */
    public static final String EVERYTHING = "everything";

    private static final int USUAL = 10;
    private static final String USUAL_SETTING = "holdouts.usual";
    private static final int MOST_NAME = 200;
    private static final int MOST = 1_000;

    private final HoldOutsSql sql;
    private final Settings settings;
    private final Audit audit;
    private final InstantSource time;
    private final Kept<Map<String, HoldOut>> known;

    HoldOuts(HoldOutsSql sql, Settings settings, Audit audit, Changes changes, InstantSource time) {
        this.sql = sql;
        this.settings = settings;
        this.audit = audit;
        this.time = time;
        this.known = new Kept<>("hold-outs", changes, () -> {
            Map<String, HoldOut> all = new LinkedHashMap<>();
            sql.all().forEach(h -> all.put(h.trial(), h));
            return all;
        });
    }

    /** The share of what is begun now and says nothing else, in percent. */
    public int usual() {
        return Math.clamp(whole(settings.get(USUAL_SETTING, "")), 0, Trial.MOST_PERCENT);
    }

    private static int whole(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : USUAL;
    }

    /** Sets the share of what is begun from now on; 0 to {@link Trial#MOST_PERCENT}. */
    @Transactional
    public void usual(int percent) {
        settings.set(Map.of(USUAL_SETTING, String.valueOf(new Trial(USUAL_SETTING, percent).holdOutPercent())));
        audit.record("set the usual share of", "hold out", 0);
    }

    /**
     * Something optional is begun, in the caller's transaction. One that was begun before stays as it is.
     *
     * @param path of the giver's own page, null for none
     */
    public void begin(HoldOut.Kind kind, Trial trial, String name, @Nullable String path) {
        String kept = name.isBlank() ? trial.key() : name.strip();
        if (sql.begin(kind, trial, kept.substring(0, Math.min(MOST_NAME, kept.length())), path, time.instant())) {
            known.changed();
        }
    }

    /** The one with that key; empty for what keeps nothing from anybody. */
    public Optional<HoldOut> of(String trial) {
        return Optional.ofNullable(known.get().get(trial));
    }

    /** All of them but that of everything, those begun last first; at most 1,000. */
    public List<HoldOut> all() {
        return known.get().values().stream()
                .filter(h -> h.kind() != HoldOut.Kind.EVERYTHING)
                .limit(MOST)
                .toList();
    }

    /** What share gets nothing optional at all, in percent; 0 while that is off. */
    public int everything() {
        return of(EVERYTHING).map(HoldOut::percent).orElse(0);
    }

    /**
     * Sets the share of one for whoever has not met it yet; false where there is none, or it is that already. 0 gives it to everybody, also
     * to those held out so far.
     */
    @Transactional
    public boolean change(Trial trial) {
        boolean changed = trial.key().equals(EVERYTHING)
                ? sql.everything(trial.holdOutPercent(), time.instant())
                : sql.change(trial, time.instant());
        if (changed) {
            audit.record(
                    "changed the share of", "hold out", trial.key(), "{\"percent\":" + trial.holdOutPercent() + "}");
            known.changed();
        }
        return changed;
    }
}
