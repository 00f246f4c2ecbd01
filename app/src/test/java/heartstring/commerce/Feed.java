package heartstring.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.intake.Outcome;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A source of its own whose events go straight to the door of the intake; for tests. */
public final class Feed {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public final Source source;
    private final Intake intake;

    public Feed(Sources sources, Intake intake, String channel) {
        this.source =
                sources.create("test " + UUID.randomUUID(), channel, "", null).source();
        this.intake = intake;
    }

    /** Takes in these events, written with single quotes; all must be accepted. */
    public void send(List<String> events) {
        List<JsonNode> parsed =
                events.stream().map(e -> JSON.readTree(e.replace('\'', '"'))).toList();
        assertThat(intake.accept(source, parsed, null, null)).allMatch(o -> o instanceof Outcome.Accepted);
    }
}
