package heartstring.desk.today;

import heartstring.decision.actionfacts.ActionFacts;
import heartstring.decision.actionfacts.House;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** For whoever sets up a new shop: what to do first; gone once all of it is done. */
@Component
class FirstPart implements TodayPart {

    private final ActionFacts facts;
    private final Fresh<Boolean> source;

    FirstPart(ActionFacts facts, TodaySql sql, InstantSource time) {
        this.facts = facts;
        this.source = new Fresh<>(time, Duration.ofMinutes(1), sql::anySource);
    }

    @Override
    public int place() {
        return 1;
    }

    @Override
    public Optional<Block> of(Actor actor) {
        if (!actor.has(Role.MANAGER)) {
            return Optional.empty();
        }
        House house = facts.house();
        List<Block.Line> steps = new ArrayList<>();
        if (!source.get()) {
            steps.add(new Block.Line(
                    "Connect a source", "/sources", "your shop, till or mail; the story of customers is told from it"));
        }
        if (!house.members()) {
            steps.add(new Block.Line("Begin a loyalty programme", "/loyalty", "points, cards and rewards"));
        }
        if (!house.surveys()) {
            steps.add(new Block.Line("Ask how you do", "/experience/surveys", "a survey, drawn up from a template"));
        }
        if (!house.gifts()) {
            steps.add(new Block.Line("Let tills give gifts", "/gifts", "within a budget, each with its reason"));
        }
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(new Block("first", "What to do first", "list-check", "", List.of(), steps, ""));
    }
}
