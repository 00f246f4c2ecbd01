package heartstring.loyalty.rulebook;

import heartstring.loyalty.answers.Answers;
import heartstring.loyalty.programmes.Cap;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.Programme;
import heartstring.ui.components.Format;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what a rule gives, and when, in one sentence. */
@Component
public class RuleWords {

    private final Answers answers;

    RuleWords(Answers answers) {
        this.answers = answers;
    }

    /** Such as {@code 1 point for each €1.00 paid for goods, if lives in Leeds}. */
    public String sentence(EarnRule rule, Programme programme, String unit) {
        String condition = answers.sentence(rule);
        return gives(rule, programme, unit)
                + limit(rule.cap(), unit)
                + (condition.isEmpty() ? "" : ", if " + condition);
    }

    static String limit(@Nullable Cap cap, String unit) {
        if (cap == null) {
            return "";
        }
        return ", at most " + most(cap, unit);
    }

    /** What several rules together give at most. */
    static String together(Cap cap, String unit) {
        return "Together at most " + most(cap, unit);
    }

    private static String most(Cap cap, String unit) {
        return Format.number(cap.points()) + " " + unit
                + switch (cap.per()) {
                    case DAY -> " a day";
                    case WEEK -> " a week";
                    case MONTH -> " a month";
                    case WHOLE -> " in all";
                };
    }

    static String gives(EarnRule rule, Programme programme, String unit) {
        String counted = Integer.valueOf(1).equals(rule.points()) && unit.endsWith("s")
                ? unit.substring(0, unit.length() - 1)
                : unit;
        String points = rule.points() == null ? "" : Format.number(rule.points()) + " " + counted;
        String daily = rule.mostADay() == null
                ? ""
                : rule.mostADay() == 1 ? ", once a day" : ", at most " + rule.mostADay() + " times a day";
        return switch (rule.kind()) {
            case AMOUNT ->
                points + " for each "
                        + Format.money(rule.perMinor() == null ? 0 : rule.perMinor(), programme.currency())
                        + " paid for goods";
            case ITEM -> points + " for each piece bought";
            case ORDER -> points + " for each purchase" + daily;
            case TIMES ->
                "What amounts give counts "
                        + (rule.factor() == null
                                ? ""
                                : rule.factor().stripTrailingZeros().toPlainString()) + " times";
            case EVENT -> points + " for each \"" + rule.event() + "\"" + daily;
        };
    }
}
