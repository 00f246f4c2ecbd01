package heartstring.insight.effects;

import heartstring.platform.audit.Audit;
import heartstring.platform.settings.Settings;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is left to the house of what customers spend, and what points cost it: so that what is given can be weighed against what it brings. */
@Component
public class Gain {

    private static final String MARGIN = "proof.margin";
    private static final String HUNDRED = "proof.hundred-points";
    private static final int USUAL_MARGIN = 25;
    private static final int USUAL_HUNDRED = 100;
    private static final int MOST_HUNDRED = 1_000_000;

    private final Settings settings;
    private final Audit audit;

    Gain(Settings settings, Audit audit) {
        this.settings = settings;
        this.audit = audit;
    }

    /** Of 100 that customers spend so much is left once goods are paid for. */
    public int marginPercent() {
        return Math.clamp(whole(MARGIN, USUAL_MARGIN), 1, 100);
    }

    /** What 100 points cost in minor units where no reward that was taken told. */
    public int hundredPointsMinor() {
        return Math.clamp(whole(HUNDRED, USUAL_HUNDRED), 0, MOST_HUNDRED);
    }

    private int whole(String name, int otherwise) {
        String text = settings.get(name, "");
        return text.matches("\\d{1,7}") ? Integer.parseInt(text) : otherwise;
    }

    /** Sets both; false where one makes no sense. It counts from the next night on. */
    @Transactional
    public boolean set(int marginPercent, int hundredPointsMinor) {
        if (marginPercent < 1 || marginPercent > 100 || hundredPointsMinor < 0 || hundredPointsMinor > MOST_HUNDRED) {
            return false;
        }
        settings.set(Map.of(MARGIN, String.valueOf(marginPercent), HUNDRED, String.valueOf(hundredPointsMinor)));
        audit.record("set what is left of spend, and what points cost, in", "proof", 0);
        return true;
    }
}
