package heartstring.experience.emotion;

import heartstring.customer.choices.ChoiceWatcher;
import heartstring.customer.choices.Use;
import org.springframework.stereotype.Component;

/** Forgets at once what was read of somebody's words when they do not want it read; allowed again, it begins with what they say from then on. */
@Component
class EmotionChoices implements ChoiceWatcher {

    private final FeelingsSql sql;

    EmotionChoices(FeelingsSql sql) {
        this.sql = sql;
    }

    @Override
    public void chosen(long[] profiles, Use use, boolean allowed) {
        if (use == Use.EMOTION && !allowed) {
            sql.unread(profiles);
        }
    }
}
