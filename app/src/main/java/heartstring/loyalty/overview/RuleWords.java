package heartstring.loyalty.overview;

import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.Programme;
import heartstring.ui.components.Format;

/** Says what a rule gives in one sentence. */
final class RuleWords {

    private RuleWords() {}

    static String sentence(EarnRule rule, Programme programme, String unit) {
        String points = rule.points() == null ? "" : Format.number(rule.points()) + " " + unit;
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
