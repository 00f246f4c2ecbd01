package heartstring.desk.memory;

import heartstring.crm.leftoff.LeftOffs;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Role;
import heartstring.story.memory.Memory;
import heartstring.story.memory.Remembered;
import heartstring.story.narrative.Narrative.Reader;
import heartstring.story.polish.Polish;
import heartstring.story.timeline.Entry;
import heartstring.story.timeline.Filter;
import heartstring.story.timeline.KindGroup;
import heartstring.story.timeline.Timeline;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what stands at the head of a customer's page. */
@Component
public class Minds {

    private static final int SHOWN = 6;

    private final Polish polish;
    private final Memory memory;
    private final Timeline timeline;
    private final LeftOffs leftOffs;

    Minds(Polish polish, Memory memory, Timeline timeline, LeftOffs leftOffs) {
        this.leftOffs = leftOffs;
        this.polish = polish;
        this.memory = memory;
        this.timeline = timeline;
    }

    /** For the one who looks now: an analyst sees what customers do, and nobody's words. */
    public Mind of(long customerId) {
        boolean words = Actor.current().has(Role.AGENT) || Actor.current().has(Role.MANAGER);
        List<Remembered> kept = words ? memory.of(customerId, SHOWN + 1) : List.of();
        boolean more = kept.size() > SHOWN;
        return new Mind(
                customerId,
                polish.of(customerId, words ? Reader.AGENT : Reader.ANALYST),
                words ? leftOff(customerId) : null,
                leftOffs.matters(customerId),
                more ? kept.subList(0, SHOWN) : kept,
                more,
                memory.today());
    }

    private @Nullable Entry leftOff(long customerId) {
        return timeline.page(customerId, new Filter(Set.of(KindGroup.CONVERSATIONS), Set.of()), null, 1).days().stream()
                .flatMap(day -> day.entries().stream())
                .findFirst()
                .orElse(null);
    }
}
