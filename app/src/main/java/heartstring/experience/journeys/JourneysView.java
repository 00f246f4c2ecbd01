package heartstring.experience.journeys;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journeys of the house. */
public record JourneysView(
        List<Journey> journeys, boolean mayDesign, @Nullable String fault) {

    public JourneysView {
        journeys = List.copyOf(journeys);
    }

    public List<JourneyTemplates> templates() {
        return List.of(JourneyTemplates.values());
    }

    /** The stages in a line. */
    public static String stages(Journey journey) {
        return String.join(" → ", journey.stages().stream().map(Stage::name).toList());
    }
}
