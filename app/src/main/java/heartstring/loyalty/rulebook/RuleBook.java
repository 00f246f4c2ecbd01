package heartstring.loyalty.rulebook;

import heartstring.loyalty.bonuses.Bonuses;
import heartstring.loyalty.programmes.Cap;
import heartstring.loyalty.programmes.EarnRule;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.programmes.Programmes.RuleDraft;
import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in rules that somebody wrote, when they make sense. */
@Component
class RuleBook {

    private final Programmes programmes;
    private final Conditions conditions;
    private final Bonuses bonuses;
    private final InstantSource time;

    RuleBook(Programmes programmes, Conditions conditions, Bonuses bonuses, InstantSource time) {
        this.programmes = programmes;
        this.bonuses = bonuses;
        this.conditions = conditions;
        this.time = time;
    }

    /** What can become of writing a rule. */
    sealed interface Writing {
        /** It holds from now on. */
        record Begun(EarnRule rule) implements Writing {}

        /** It makes no sense, and why. */
        record Refused(String sentence) implements Writing {}
    }

    /**
     * Begins a rule from now on; its condition is kept in the language's own form.
     *
     * @param holdOut of 100 customers so many go without it; null for the usual share
     */
    @Transactional
    Writing begin(Programme programme, RuleDraft draft, @Nullable Integer holdOut) {
        int share = holdOut == null ? bonuses.usual(draft.kind()) : holdOut;
        String cannot = Bonuses.fault(draft.kind(), share);
        if (!cannot.isEmpty()) {
            return new Writing.Refused(cannot);
        }
        Writing writing = begin(programme, draft);
        if (writing instanceof Writing.Begun begun) {
            bonuses.begin(begun.rule(), share, "/loyalty/programmes/" + programme.key() + "/rules");
        }
        return writing;
    }

    private Writing begin(Programme programme, RuleDraft draft) {
        String fault = RuleRules.fault(draft);
        if (fault != null) {
            return new Writing.Refused(fault);
        }
        if (programmes.rulesAt(programme.id(), time.instant()).size() >= Programmes.MOST) {
            return new Writing.Refused("At most " + Programmes.MOST + " rules hold at a time. End one first.");
        }
        String json = draft.condition();
        if (json == null) {
            return new Writing.Begun(programmes.begin(programme.id(), draft, time.instant()));
        }
        return switch (conditions.readTyped(json)) {
            case Conditions.Reading.Bad bad ->
                new Writing.Refused((bad.path().isEmpty() ? "" : bad.path() + ": ") + bad.sentence());
            case Conditions.Reading.Good good -> {
                String cannot = RuleRules.fault(draft.kind(), good.condition());
                yield cannot != null
                        ? new Writing.Refused(cannot)
                        : new Writing.Begun(
                                programmes.begin(programme.id(), with(draft, good.condition()), time.instant()));
            }
        };
    }

    private RuleDraft with(RuleDraft draft, Condition condition) {
        return new RuleDraft(
                draft.name(),
                draft.kind(),
                draft.points(),
                draft.perMinor(),
                draft.factor(),
                draft.event(),
                conditions.write(condition),
                draft.mostADay(),
                draft.cap());
    }

    /** The kind of this name, in lower case; null when there is none. */
    static EarnRule.@Nullable Kind kind(@Nullable String text) {
        for (EarnRule.Kind kind : EarnRule.Kind.values()) {
            if (kind.name().toLowerCase(java.util.Locale.ROOT).equals(text)) {
                return kind;
            }
        }
        return null;
    }

    /** The period of this name, in lower case; null when there is none. */
    static Cap.@Nullable Per per(@Nullable String text) {
        for (Cap.Per per : Cap.Per.values()) {
            if (per.name().toLowerCase(java.util.Locale.ROOT).equals(text)) {
                return per;
            }
        }
        return null;
    }

    /** Ends a rule of this programme now; false when it has none that holds. */
    boolean end(Programme programme, long ruleId) {
        return programmes.rules(programme.id()).stream().anyMatch(r -> r.id() == ruleId)
                && programmes.end(ruleId, time.instant());
    }
}
