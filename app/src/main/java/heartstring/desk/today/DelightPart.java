package heartstring.desk.today;

import heartstring.decision.actionrules.Action;
import heartstring.decision.actions.Answers;
import heartstring.decision.actions.Decided;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import heartstring.ui.components.Format;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whom to delight: what to do next, what brings most first. */
@Component
class DelightPart implements TodayPart {

    private static final int LINES = 5;
    private static final int BARS = 5;
    private static final int COUNTED = 2_000;
    private static final int WHOLE = 100;

    private final Answers answers;

    DelightPart(Answers answers) {
        this.answers = answers;
    }

    @Override
    public int place() {
        return 10;
    }

    @Override
    public Optional<Block> of(Actor actor) {
        if (!actor.has(Role.MANAGER) && !actor.has(Role.AGENT)) {
            return Optional.empty();
        }
        Map<Action, Long> counts = answers.counts(COUNTED);
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        List<Block.Bar> bars = counts.entrySet().stream()
                .sorted(Map.Entry.<Action, Long>comparingByValue().reversed())
                .limit(BARS)
                .map(e -> new Block.Bar(
                        e.getKey().title(),
                        "/actions?action=" + e.getKey().word(),
                        (int) (WHOLE * e.getValue() / Math.max(1, most)),
                        Format.number(e.getValue())))
                .toList();
        List<Block.Line> lines = answers.open(null, Long.MAX_VALUE, Long.MAX_VALUE, LINES).stream()
                .map(DelightPart::line)
                .toList();
        return Optional.of(new Block(
                "delight",
                "Whom to delight",
                "heart-handshake",
                "/actions",
                bars,
                lines,
                "Nobody waits for anything. What there is to do for customers stands here as soon as it is known."));
    }

    private static Block.Line line(Decided decided) {
        return new Block.Line(
                decided.customerName().isEmpty() ? "Somebody" : Format.shortened(decided.customerName(), 48),
                "/customers/" + decided.told().customerId(),
                decided.told().action().title() + ". "
                        + Format.shortened(decided.told().why(), 120));
    }
}
