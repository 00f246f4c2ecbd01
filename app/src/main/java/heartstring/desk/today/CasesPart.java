package heartstring.desk.today;

import heartstring.decision.cases.Cases;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import heartstring.ui.components.Format;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Cases that are to be mended, drawn. */
@Component
class CasesPart implements TodayPart {

    private static final int WHOLE = 100;

    private final Cases cases;

    CasesPart(Cases cases) {
        this.cases = cases;
    }

    @Override
    public int place() {
        return 25;
    }

    @Override
    public Optional<Block> of(Actor actor) {
        if (!actor.has(Role.MANAGER) && !actor.has(Role.AGENT)) {
            return Optional.empty();
        }
        Cases.Counts counts = cases.counts();
        List<Block.Bar> bars = counts.running() == 0
                ? List.of()
                : Stream.of(
                                bar("Open", "/cases", counts.running(), counts.running()),
                                bar("Late", "/cases", counts.late(), counts.running()),
                                bar("Yours", "/cases?view=mine", counts.mine(), counts.running()),
                                bar("Nobody's", "/cases?view=nobodys", counts.nobodys(), counts.running()))
                        .toList();
        return Optional.of(new Block(
                "cases",
                "Cases",
                "alert-triangle",
                "/cases",
                bars,
                List.of(),
                "Nothing has gone wrong for a customer that is not settled."));
    }

    private static Block.Bar bar(String label, String href, long count, long of) {
        return new Block.Bar(label, href, (int) (WHOLE * count / Math.max(1, of)), Format.number(count));
    }
}
