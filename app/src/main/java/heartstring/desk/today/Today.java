package heartstring.desk.today;

import heartstring.platform.auth.Actor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What is worth doing today, for whoever looks. */
@Component
public class Today {

    private static final Logger LOG = LoggerFactory.getLogger(Today.class);

    private final List<TodayPart> parts;

    Today(List<TodayPart> parts) {
        this.parts =
                parts.stream().sorted(Comparator.comparingInt(TodayPart::place)).toList();
    }

    /** The parts, in order. */
    public List<Block> of(Actor actor) {
        return parts.stream()
                .map(part -> block(part, actor))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Block> block(TodayPart part, Actor actor) {
        try {
            return part.of(actor);
        } catch (RuntimeException e) {
            // One part that fails takes no other with it.
            LOG.warn("A part of the first page failed", e);
            return Optional.empty();
        }
    }
}
